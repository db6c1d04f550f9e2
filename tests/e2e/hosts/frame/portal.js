import { connectShareCodeFrame } from "{dashboard}share-code-frame.js";

const asked = new URLSearchParams(location.hash.slice(1));
const key = asked.get("key");

window.told = [];
const frame = document.getElementById("codes");
for (const name of ["ready", "generated", "view-change"]) {
  frame.addEventListener(`share-code:${name}`, (event) => told.push({ name, ...event.detail }));
}
frame.allow = asked.get("allow") ?? frame.allow;
frame.src = "{dashboard}embed.html";
window.connection = connectShareCodeFrame(frame, { filters: "limit=10", getApiKey: async () => key });
