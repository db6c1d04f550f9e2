// Finds elements by role and accessible name, step by step from the outside in.
//
// arguments[0]: steps, each { role, name, how } with how a key of MATCHES; the role may be one of several, as in "textbox|combobox".
// Returns { found: elements, others: names of the last step's role that did not match }.

const MATCHES = {
  exactly: (found, wanted) => found === wanted,
  starting: (found, wanted) => found.startsWith(wanted),
  ending: (found, wanted) => found.endsWith(wanted),
  words: (found, wanted) => `${found} `.startsWith(`${wanted} `),
  any: () => true,
};

let roots = [document];
let others = [];
for (const step of arguments[0]) {
  const candidates = roots
    .flatMap(everything)
    .filter((element) => step.role.split("|").includes(role(element)) && perceived(element))
    .map((element) => ({ element, name: name(element) }));
  const isWanted = (candidate) => MATCHES[step.how](candidate.name, step.name);
  others = candidates.filter((candidate) => !isWanted(candidate)).map((candidate) => candidate.name);
  roots = candidates.filter(isWanted).map((candidate) => candidate.element);
}
return { found: roots, others };
