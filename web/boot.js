// Starts the dashboard on a page of its own.
import { onLink } from "./link.js";
import { mount, open_link, tell_new_version } from "./page.js";
import { readConfig } from "./config.js";
import { chooseLanguage, isRightToLeft, languageOptions } from "./languages.js";
import { beginListing, glimpse } from "./listing.js";
import { NotStarted, onTrap, showFailure, showTrap, startProgram, withoutLogin } from "./loader.js";
import { RELEASE, onNewRelease } from "./release.js";

const host = document.getElementById("dashboard");

/** Once there is nothing else to do, a worker keeps what the page needs to start without a network. Some browsers have none. */
function keepForOffline() {
  const begin = () => {
    const workers = navigator.serviceWorker;
    if (!workers) return;
    const tell = () => workers.controller?.postMessage(RELEASE);
    workers.register(withoutLogin(new URL("sw.js", document.baseURI))).catch(() => {});
    // A worker keeps the files of a release for as long as there are pages of it.
    workers.addEventListener("message", ({ ports }) => ports[0]?.postMessage(RELEASE));
    workers.addEventListener("controllerchange", tell);
    tell();
  };
  setTimeout(begin, 3_000);
}

/** Browsers say nothing of their own when a style sheet is not the one that was published. Some run us before it is there. */
async function checkStyle() {
  const link = document.querySelector("link[rel=stylesheet]");
  // Firefox has a sheet without rules then, the others none.
  const isThere = () => link.sheet?.cssRules.length > 0;
  if (!isThere() && document.readyState !== "complete") {
    await new Promise((resolve) => {
      for (const target of [link, window]) target.addEventListener("load", resolve, { once: true });
      link.addEventListener("error", resolve, { once: true });
    });
  }
  if (!isThere()) throw new NotStarted("The style sheet could not be loaded, or is not the file that was published.");
}

/** The outline that index.html has is that of a list, in the colours of the system and from left to right. Here something else comes. */
function correctOutline({ theme }, language, listing) {
  const { dataset } = document.documentElement;
  if (["light", "dark"].includes(theme)) dataset.theme = theme;
  if (isRightToLeft(language)) document.documentElement.dir = "rtl";
  if (!listing) host.firstElementChild.dataset.plain = "";
}

async function prepare() {
  const text = await readConfig();
  const config = glimpse(text);
  const listing = beginListing(config, location.search);
  const language = chooseLanguage(config.locale);
  correctOutline(config, language, listing);
  return { text, options: { listing, ...(await languageOptions(language)) } };
}

onTrap(() => showTrap(host));
try {
  const [{ text, options }] = await Promise.all([prepare(), startProgram(), checkStyle()]);
  const dashboard = mount(host, text, options);
  onLink((fragment) => open_link(dashboard, fragment));
  onNewRelease(() => tell_new_version(dashboard));
  keepForOffline();
} catch (error) {
  showFailure(host, error);
  throw error;
}
