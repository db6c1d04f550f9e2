// What an element shows, on one line. An isolated string (bdi) is one string, however it is laid out.
function shown(element) {
  let text = "";
  (function walk(node) {
    if (node.nodeType === Node.TEXT_NODE) text += node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || !node.checkVisibility()) return;
    if (node.matches("bdi")) {
      text += node.textContent;
      return;
    }
    const gap = getComputedStyle(node).display.startsWith("inline") ? "" : " ";
    text += gap;
    node.childNodes.forEach(walk);
    text += gap;
  })(element);
  return text.replace(/\s+/g, " ").trim();
}
