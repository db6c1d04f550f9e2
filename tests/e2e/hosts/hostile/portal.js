// A portal that takes every key and every link for itself.
window.taken = [];
const SHORTCUTS = ["g", "/", "?", "Enter"];
addEventListener("keydown", (event) => {
  const isTyping = event.target.matches?.("input, textarea, select");
  if (!isTyping && SHORTCUTS.includes(event.key)) taken.push(`key ${event.key}`);
});
addEventListener("click", (event) => {
  const link = event.composedPath().find((node) => node.localName === "a");
  if (!link) return;
  event.preventDefault();
  taken.push(`link ${link.href}`);
});
addEventListener("popstate", () => taken.push("popstate"));
const push = history.pushState;
history.pushState = function (...given) {
  taken.push("pushState");
  return push.apply(this, given);
};
addEventListener("error", (event) => taken.push(`error ${event.message}`));
addEventListener("unhandledrejection", (event) => taken.push(`rejection ${event.reason}`));

const key = new URLSearchParams(location.hash.slice(1)).get("key");
document.getElementById("ours").getApiKey = () => key;
