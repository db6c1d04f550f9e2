// Fetches the files of this release, starts the program, and says in words why that failed or ended.
import init, { on_panic } from "./page.js";
import { FILES, LANGUAGES } from "./files.js";

/** A reason that a person can act on. */
class NotStarted extends Error {}

/** The address of a page may hold a login, which no request takes from there; the browser has it anyway. */
function withoutLogin(address) {
  const url = new URL(address);
  url.username = url.password = "";
  return url;
}

let missed = () => {};

/** Calls `act` whenever a file can't be had. */
function onMissed(act) {
  missed = act;
}

/** A file of the release, as it was published: the browser holds it against its checksum. */
async function read(key) {
  try {
    return await fetchFile(key);
  } catch (error) {
    missed();
    throw error;
  }
}

async function fetchFile(key) {
  const [listed, integrity] = FILES[key] ?? LANGUAGES[key];
  const url = withoutLogin(listed);
  const name = url.pathname.split("/").pop();
  let response;
  try {
    response = await fetch(url, { integrity: integrity ?? "" });
  } catch (cause) {
    // A file that differs and a network that is gone look the same. Asked once more without the checksum, they don't.
    const differs = integrity && (await fetch(url).catch(() => null))?.ok;
    const reason = differs ? "is not the file that was published" : "could not be loaded";
    throw new NotStarted(`${name} ${reason}.`, { cause });
  }
  if (!response.ok) throw new NotStarted(`${name} could not be loaded: ${response.status} ${response.statusText}.`);
  return response;
}

/** Starts the program. Where it runs already, nothing is done again. */
async function startProgram() {
  if (typeof WebAssembly !== "object") {
    throw new NotStarted("This browser has no WebAssembly, or it is turned off.");
  }
  try {
    const file = await read("page");
    // An answer of another realm, which a host page may give, is compiled only from its bytes.
    await init({ module_or_path: file instanceof Response ? file : await file.arrayBuffer() });
    on_panic((words) => (mistake = words));
  } catch (cause) {
    // Each browser says it in its own words, and all of them name the policy.
    if (cause instanceof WebAssembly.CompileError && /unsafe-eval|csp/i.test(cause.message)) {
      const remedy = "Its script-src needs 'wasm-unsafe-eval'.";
      throw new NotStarted(`The Content-Security-Policy of this page forbids WebAssembly. ${remedy}`, { cause });
    }
    throw cause;
  }
}

const trapped = new Set();
let isTrapped = false;

/** What the program said of the bug that ends it, and where it is: for whoever can fix it. */
let mistake = "";

/** Calls `act` when the program ends by a bug; returns the function that takes it back. */
function onTrap(act) {
  trapped.add(act);
  return () => trapped.delete(act);
}

/**
 * The exports of the program, such that a trap in one of them ends all: a program that stopped halfway must not go on.
 * wasm-bindgen's own helpers run none of our code.
 */
function guard(exports) {
  const guarded = {};
  for (const [name, value] of Object.entries(exports)) {
    const isOurs = typeof value === "function" && !name.startsWith("__");
    guarded[name] = isOurs ? (...given) => call(value, given) : value;
  }
  return guarded;
}

/** What wasm-bindgen's JavaScript takes for nothing, whatever it expects. */
const NOTHING = [];

function call(run, given) {
  if (isTrapped) return NOTHING;
  try {
    return run(...given);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    isTrapped = true;
    mistake = [mistake, error.stack].filter(Boolean).join("\n");
    console.error(mistake);
    trapped.forEach((act) => act());
    return NOTHING;
  }
}

function make(tag, className, ...contents) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...contents);
  return element;
}

/** Says in `host`, as the program would, that there is no dashboard, and offers the way on. */
function showNotice(host, title, words, ...more) {
  const reload = make("button", "button", "Reload the page");
  reload.type = "button";
  reload.addEventListener("click", () => location.reload());
  const notice = make("div", "notice", make("h2", "", title), make("p", "", words), ...more, make("p", "row", reload));
  notice.dataset.tone = "danger";
  notice.role = "alert";
  host.replaceChildren(make("div", "stopped", notice));
}

/** Says in `host` that nothing could be started, and why. */
function showFailure(host, error) {
  const reason = error instanceof NotStarted ? error.message : `${error}.`;
  showNotice(host, "The dashboard could not start", `${reason} If reloading doesn't help, contact whoever runs this page.`);
}

/** Says in `host` that the program has stopped, and where in it. */
function showTrap(host) {
  const details = make("details", "", make("summary", "", "Details"), make("pre", "", mistake));
  showNotice(
    host,
    "The dashboard has stopped because of a bug",
    "Everything that was sent is recorded. Reload the page and open Activity to see what became of it.",
    details,
  );
}

export { NotStarted, guard, onMissed, onTrap, read, showFailure, showTrap, startProgram, withoutLogin };
