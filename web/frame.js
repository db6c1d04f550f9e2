// embed.html: the dashboard in a frame, for pages of the origins that config.json names. How the two talk is told in
// share-code-frame.js, which is the other side.
import { readConfig } from "./config.js";
import { ShareCodeDashboard } from "./element.js";
import { glimpse } from "./listing.js";
import { NotStarted, showFailure } from "./loader.js";

const EVENTS = ["ready", "generated", "redeemed", "revoked", "in-doubt", "auth-error", "view-change"];
/** What a page around may decide; where the API is and how keys travel is not among it. */
const OPTIONS = ["view", "filters", "hide", "readonly", "locale", "theme"];

const host = document.getElementById("dashboard");

/** The port to the page around, once a page of one of these origins has asked for it. */
function connection(origins) {
  return new Promise((resolve, reject) => {
    addEventListener("message", function hear(event) {
      const isMeant = event.source === parent && origins.includes(event.origin);
      if (!isMeant || event.data?.type !== "share-code:connect" || !event.ports[0]) return;
      removeEventListener("message", hear);
      clearInterval(calling);
      resolve([event.data, event.ports[0]]);
    });
    // Browsers complain of each message to an origin that is not there, so where they tell the one that is, it is asked alone.
    const around = location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
    const meant = around ? origins.filter((origin) => origin === around) : origins;
    if (!meant.length) reject(new NotStarted(`config.json does not name ${around} among its embed_origins.`));
    // The page around may not listen yet.
    const call = () => meant.forEach((origin) => parent.postMessage({ type: "share-code:here" }, origin));
    const calling = setInterval(call, 500);
    call();
  });
}

function update(element, options) {
  for (const name of OPTIONS) if (Object.hasOwn(options, name)) element[name] = options[name];
}

/** What must be seen stands in the part of the frame that the person sees: see style/tokens.css. */
function place(element, { top, height }) {
  element.style.setProperty("--visible-top", `${top}px`);
  element.style.setProperty("--visible-height", `${height}px`);
}

function serve(element, port, hasKey) {
  const asked = new Map();
  port.onmessage = ({ data }) => {
    if (data.type === "update") update(element, data.options);
    if (data.type === "lock") element.lock();
    if (data.type === "visible") place(element, data);
    if (data.type === "key") {
      const [resolve, reject] = asked.get(data.id) ?? [];
      asked.delete(data.id);
      if (data.error === undefined) resolve?.(data.key);
      else reject?.(new Error(data.error));
    }
  };
  if (hasKey) {
    let id = 0;
    element.getApiKey = () =>
      new Promise((...answers) => {
        id += 1;
        asked.set(id, answers);
        port.postMessage({ type: "ask-key", id });
      });
  }
  for (const name of EVENTS) {
    element.addEventListener(`share-code:${name}`, ({ detail }) => port.postMessage({ type: "event", name, detail }));
  }
  new ResizeObserver(() => {
    port.postMessage({ type: "height", height: Math.ceil(element.getBoundingClientRect().height) });
  }).observe(element);
}

try {
  const config = await readConfig();
  const { embed_origins: origins } = glimpse(config);
  if (!Array.isArray(origins) || !origins.length) {
    throw new NotStarted("This page is for frames, and config.json names no embed_origins that may embed it.");
  }
  if (parent === window) throw new NotStarted("This page is for frames. Open index.html instead.");
  const [{ options, hasKey }, port] = await connection(origins);
  const element = new ShareCodeDashboard();
  element.config = config;
  update(element, options ?? {});
  serve(element, port, hasKey);
  host.replaceChildren(element);
} catch (error) {
  showFailure(host, error);
  throw error;
}
