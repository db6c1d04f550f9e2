// Finds what a person would find who asks for "the button Lock": elements by role and accessible name, among those
// that can be perceived now, in shadow trees as well. Covers the roles and the ways of naming that the dashboard uses, by HTML-AAM
// <https://www.w3.org/TR/html-aam-1.0/> and accname <https://www.w3.org/TR/accname-1.2/>.

const IMPLICIT = [
  ["button", "button, summary"],
  ["link", "a[href]"],
  ["heading", "h1, h2, h3"],
  ["checkbox", "input[type=checkbox]"],
  ["radio", "input[type=radio]"],
  ["searchbox", "input[type=search]"],
  ["combobox", "select, input[list]"],
  ["textbox", "input, textarea"],
  ["option", "option"],
  ["dialog", "dialog"],
  ["region", "section"],
  ["complementary", "aside"],
  ["navigation", "nav"],
  ["search", "search"],
  ["main", "main"],
  ["group", "fieldset"],
  ["status", "output"],
  ["table", "table"],
  ["figure", "figure"],
  ["list", "ul, ol"],
  ["listitem", "li"],
  ["progressbar", "progress"],
];
const NAMED_BY_CONTENT = "button link heading option cell rowheader columnheader".split(" ");

const role = (element) =>
  element.getAttribute("role") ?? IMPLICIT.find(([, selector]) => element.matches(selector))?.[0];

const squeeze = (text) => text.replace(/\s+/g, " ").trim();

function text(node, except) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node === except) return "";
  if (node.getAttribute("aria-hidden") === "true") return "";
  if (!node.matches("option") && !node.checkVisibility()) return "";
  const label = node.getAttribute("aria-label");
  if (label) return label;
  const inner = [...node.childNodes].map((child) => text(child, except)).join("");
  return getComputedStyle(node).display === "inline" ? inner : ` ${inner} `;
}

function name(element) {
  const labelled = element.getAttribute("aria-labelledby");
  if (labelled) {
    const labels = labelled.split(/\s+/).map((id) => element.getRootNode().getElementById(id));
    return squeeze(labels.map((label) => (label ? text(label) : "")).join(" "));
  }
  const own = element.getAttribute("aria-label");
  if (own) return squeeze(own);
  if (element.labels?.length) return squeeze([...element.labels].map((label) => text(label, element)).join(" "));
  if (element.matches("table")) return squeeze(element.caption ? text(element.caption) : "");
  if (element.matches("fieldset")) return squeeze(text(element.querySelector("legend") ?? element));
  if (NAMED_BY_CONTENT.includes(role(element))) return squeeze(text(element));
  return squeeze(element.title ?? "");
}

/** Everything in a tree, the trees in its shadows among it. */
function everything(root) {
  const shadow = root.shadowRoot ? everything(root.shadowRoot) : [];
  return [...root.querySelectorAll("*")].flatMap((element) =>
    element.shadowRoot ? [element, ...everything(element.shadowRoot)] : [element],
  ).concat(shadow);
}

// A modal dialog makes everything outside it inert.
const modal = everything(document).findLast((element) => element.matches("dialog:modal"));
const isIn = (node, outer) => Boolean(node) && (node === outer || isIn(node.parentNode ?? node.host, outer));
const perceived = (element) =>
  // Options have no box of their own while their list is folded.
  (element.closest("select") ?? element).checkVisibility({ visibilityProperty: true }) &&
  !element.closest("[aria-hidden=true]") &&
  (!modal || isIn(element, modal));
