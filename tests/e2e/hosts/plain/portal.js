// Where the portal has its keys is its own business: here they come with its address.
const keys = new URLSearchParams(location.hash.slice(1));

window.told = [];
const EVENTS = ["ready", "generated", "redeemed", "revoked", "in-doubt", "auth-error", "view-change"];
for (const name of EVENTS) {
  addEventListener(`share-code:${name}`, (event) => told.push({ of: event.target.id, name, ...event.detail }));
}

/** Lets the program fail as a mistake of its own would, when it reads this field. */
window.breakDown = (field) => {
  Object.defineProperty(field, "value", {
    get() {
      throw new WebAssembly.RuntimeError("unreachable");
    },
  });
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
window.uncaught = [];
addEventListener("error", (event) => uncaught.push(event.message));

// Both are set before the element's class is there, as in a page that loads it last.
document.getElementById("sales").getApiKey = async () => keys.get("sales");
document.getElementById("support").apiKey = keys.get("support");
