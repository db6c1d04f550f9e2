// The controls that a person can press now, each with a name under which it is one with others of its kind: numbers and codes
// are left out of it, so that one of thirty rows stands for all.
//
// Returns a list of { key, element }.

const CONTROLS =
  "button, a[href], summary, select, textarea, input, [role=button], [role=menuitem], [role=tab], [role=option]";

const kind = (element) => {
  const words = name(element)
    .replace(/\b9P-[\w-]+/g, "#")
    .replace(/[\w.'-]+@[\w.-]+/g, "@")
    .replace(/\d[\d.,:]*/g, "0");
  const what = element.matches("input") ? `${role(element)} ${element.type}` : role(element);
  return `${what} ${words || element.id || element.className}`;
};

const isOpenTo = (element) =>
  !element.disabled && element.getAttribute("aria-disabled") !== "true" && !element.matches("input[type=file], [tabindex='-1']");

const isWithin = (element) => {
  // The host page's own controls are none of ours.
  const root = element.getRootNode();
  return arguments[0] === null || (root instanceof ShadowRoot && root.host.id === arguments[0]);
};

// Pressed somewhere else.
const isLeftOut = (element) => arguments[1] !== null && element.closest(arguments[1]) !== null;

const seen = new Set();
return everything(document)
  .filter((element) => element.matches(CONTROLS) && perceived(element) && isOpenTo(element) && isWithin(element) && !isLeftOut(element))
  .map((element) => ({ key: kind(element), element }))
  .filter(({ key }) => !seen.has(key) && seen.add(key));
