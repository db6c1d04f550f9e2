// <share-code-dashboard>: the dashboard as an element of any page.
import { accepts, lock, mount, navigate, speak, unmount } from "./page.js";
import { chooseLanguage, languageOptions, readLanguage, readTag } from "./languages.js";
import { beginListing, glimpse } from "./listing.js";
import { onTrap, read, showFailure, showTrap, startProgram } from "./loader.js";

const TEXTS = ["base-url", "key-mode", "view", "filters", "hide", "locale", "theme", "url-sync"];
const FLAGS = ["readonly"];
/** What changes without a new start. */
const SMALL = ["view", "filters", "locale", "theme"];
/** Whoever reads the page's source would read them. */
const SECRETS = ["api-key", "get-api-key"];
const OWN = ["apiKey", "config", "getApiKey"];
const TYPED = "input, textarea, select, [contenteditable]";

/** Whether an attribute switches something on: frameworks write one that is off as "false". */
const isOn = (value) => value !== null && value !== "false";

const property = (attribute) => attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

let sheet;
/** The style sheet that all elements share. It is asked for once more after a failure. */
function styleSheet() {
  sheet ??= read("css")
    .then((response) => response.text())
    .then((text) => new CSSStyleSheet().replace(text));
  sheet.catch(() => (sheet = undefined));
  return sheet;
}

// Servers that render pages have no elements.
class ShareCodeDashboard extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = [...TEXTS, ...FLAGS, ...SECRETS];

  #key;
  #ask;
  /** The last key was none, or is no longer taken. */
  #isKeyless = false;
  #config = {};
  #root;
  /** Of the program, once it shows something here. */
  #number;
  /** Ends what was begun for an earlier one. */
  #attempt = 0;
  #forgetTrap;
  #changed = new Set();
  /** Whether the program took the attributes when it began. */
  #isGood = true;

  /** Gives the key to the API, when it is needed: a string, or a promise of one. */
  get getApiKey() {
    return this.#ask;
  }

  set getApiKey(ask) {
    const had = Boolean(this.#ask);
    this.#ask = ask;
    // Frameworks set another function at every rendering, which is no reason to begin anew.
    if (had !== Boolean(ask) || this.#isKeyless) this.#change("key");
  }

  /** The key itself, where it does not change. It can't be read back. */
  set apiKey(key) {
    const isOther = key !== this.#key;
    this.#key = key;
    if (isOther && !this.#ask) this.#change("key");
  }

  /** Further fields of config.json, or its text. */
  get config() {
    return this.#config;
  }

  set config(config) {
    this.#config = config ?? {};
    this.#change("config");
  }

  /** Sets several properties. */
  update(options) {
    Object.assign(this, options);
  }

  /** Forgets the key and the rows. */
  lock() {
    if (this.#number) lock(this.#number);
  }

  /** Takes everything away until the element is put on a page again. What was sent stays in the journal. */
  unmount() {
    this.#attempt += 1;
    this.#forgetTrap?.();
    if (this.#number) unmount(this.#number);
    this.#number = undefined;
    this.#root?.remove();
    this.#root = undefined;
  }

  connectedCallback() {
    // Set before this class was there, properties stand on the element and hide ours.
    for (const name of [...[...TEXTS, ...FLAGS].map(property), ...OWN]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (!this.#root) this.#start();
  }

  disconnectedCallback() {
    // An element that is moved is back before this.
    queueMicrotask(() => {
      if (!this.isConnected) this.unmount();
    });
  }

  /** Moved as a whole: nothing happens. */
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (SECRETS.includes(name)) {
      console.warn(`<share-code-dashboard>: the attribute ${name} is ignored. A key is set by the property ${property(name)}.`);
    } else {
      this.#change(name);
    }
  }

  /** Several changes at once are one. */
  #change(name) {
    if (!this.#root) return;
    this.#changed.add(name);
    if (this.#changed.size === 1) queueMicrotask(() => this.#follow());
  }

  async #follow() {
    const changed = [...this.#changed];
    this.#changed.clear();
    if (!this.#root) return;
    const isSmall = this.#number && changed.every((name) => SMALL.includes(name));
    // A mistake takes the place of the dashboard, and the dashboard that of a mistake.
    if (!isSmall || !this.#isGood || !accepts(JSON.stringify(this.#attributes()))) {
      this.unmount();
      this.#start();
      return;
    }
    if (changed.some((name) => ["view", "filters"].includes(name))) navigate(this.#number, this.#address());
    if (changed.includes("locale")) {
      const language = await readLanguage(chooseLanguage(this.locale)).catch(console.warn);
      if (language && this.#number) speak(this.#number, language);
    }
  }

  async #start() {
    const attempt = (this.#attempt += 1);
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const root = document.createElement("div");
    root.className = "app";
    // A host's shortcuts see this element as the place where somebody types, and take it for none.
    root.addEventListener("keydown", (event) => {
      const isShortcut = event.ctrlKey || event.altKey || event.metaKey;
      if (!isShortcut && event.composedPath()[0].closest?.(TYPED)) event.stopPropagation();
    });
    shadow.append(root);
    this.#root = root;
    this.#forgetTrap = onTrap(() => showTrap(root));
    try {
      const hasFile = typeof this.#config === "string";
      const text = hasFile ? this.#config : JSON.stringify(this.#config);
      const attributes = this.#attributes();
      const config = { ...glimpse(text), ...attributes };
      const address = this.#address();
      const listing = beginListing(config, address);
      const tag = readTag(this.locale) ?? chooseLanguage(config.locale);
      const [style, language] = await Promise.all([styleSheet(), languageOptions(tag), startProgram()]);
      if (attempt !== this.#attempt) return;
      shadow.adoptedStyleSheets = [style];
      if (this.locale) delete language.languages;
      const options = { ...language, embedded: true, hasFile, address, listing, tell: this.#tell };
      options.attributes = JSON.stringify(attributes);
      const mirror = this.getAttribute("url-sync");
      if (isOn(mirror)) options.parameter = ["", "true"].includes(mirror) ? "share-codes" : mirror;
      if (this.#ask || this.#key) options.askKey = this.#askKey;
      this.#number = mount(root, text, options);
      this.#isGood = accepts(options.attributes);
      this.#tell("ready", {});
    } catch (error) {
      if (attempt !== this.#attempt) return;
      showFailure(root, error);
      console.error(error);
    }
  }

  #askKey = async () => {
    this.#isKeyless = true;
    const key = await (this.#ask ? this.#ask() : this.#key);
    this.#isKeyless = !key;
    return key;
  };

  #tell = (name, detail) => {
    if (name === "auth-error") this.#isKeyless = true;
    this.dispatchEvent(new CustomEvent(`share-code:${name}`, { detail, bubbles: true, composed: true }));
  };

  /** What the attributes say, by the names of config.json where it has one for it. */
  #attributes() {
    const { baseUrl, keyMode, view, locale, theme } = this;
    const given = { api: baseUrl, key_mode: keyMode, view, locale, theme };
    for (const name of Object.keys(given)) if (!given[name]) delete given[name];
    if (this.readonly) given.read_only = true;
    if (this.hide) given.hide = this.hide.split(/\s+/).filter(Boolean);
    return given;
  }

  #address() {
    const { view, filters } = this;
    return [view && `view=${view}`, filters].filter(Boolean).join("&");
  }
}

for (const name of TEXTS) {
  Object.defineProperty(ShareCodeDashboard.prototype, property(name), {
    configurable: true,
    get() {
      return this.getAttribute(name) ?? "";
    },
    set(value) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}
for (const name of FLAGS) {
  Object.defineProperty(ShareCodeDashboard.prototype, property(name), {
    configurable: true,
    get() {
      return isOn(this.getAttribute(name));
    },
    set(value) {
      if (!value || value === "false") this.removeAttribute(name);
      else this.setAttribute(name, "");
    },
  });
}

// Another version may have been there before: its elements stay as they are.
if (globalThis.customElements && !customElements.get("share-code-dashboard")) {
  customElements.define("share-code-dashboard", ShareCodeDashboard);
}

export { ShareCodeDashboard };
