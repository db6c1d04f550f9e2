import { connectShareCodeFrame } from "{dashboard}share-code-frame.js";

const key = new URLSearchParams(location.hash.slice(1)).get("key");

window.told = [];
const frame = document.getElementById("codes");
for (const name of ["ready", "generated", "view-change"]) {
  frame.addEventListener(`share-code:${name}`, (event) => told.push({ name, ...event.detail }));
}
window.connection = connectShareCodeFrame(frame, { filters: "limit=10", getApiKey: async () => key });
