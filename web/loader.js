// Fetches the files of this release, starts the program, and says in words why that failed.
import init from "./page.js";
import { FILES, LANGUAGES } from "./files.js";

/** A reason that a person can act on. */
class NotStarted extends Error {}

/** A file of the release, as it was published: the browser holds it against its checksum. */
async function read(key) {
  const [name, integrity] = FILES[key] ?? LANGUAGES[key];
  const url = new URL(name, import.meta.url);
  let response;
  try {
    response = await fetch(url, { integrity: integrity ?? "" });
  } catch (cause) {
    // A file that differs and a network that is gone look the same. Asked once more without the checksum, they don't.
    const differs = integrity && (await fetch(url).catch(() => null))?.ok;
    const reason = differs ? "is not the file that was published" : "could not be loaded";
    throw new NotStarted(`${name} ${reason}.`, { cause });
  }
  if (!response.ok) throw new NotStarted(`${name} could not be loaded: ${response.status} ${response.statusText}`);
  return response;
}

/** Starts the program. Where it runs already, nothing is done again. */
async function startProgram() {
  if (typeof WebAssembly !== "object") {
    throw new NotStarted("This browser has no WebAssembly, or it is switched off.");
  }
  try {
    await init({ module_or_path: read("page") });
  } catch (cause) {
    // Each browser says it in its own words, and all of them name the policy.
    if (cause instanceof WebAssembly.CompileError && /unsafe-eval|csp/i.test(cause.message)) {
      const remedy = "Its script-src needs 'wasm-unsafe-eval'.";
      throw new NotStarted(`The Content-Security-Policy of this page forbids WebAssembly. ${remedy}`, { cause });
    }
    throw cause;
  }
}

/** Says in `host` that nothing could be started, and why. */
function showFailure(host, error) {
  const message = document.createElement("p");
  message.setAttribute("role", "alert");
  message.textContent =
    error instanceof NotStarted
      ? `The dashboard could not start. ${error.message} Reload the page; if that does not help, tell whoever runs it.`
      : `The dashboard could not start. Reload the page; if that does not help, tell whoever runs it: ${error}`;
  host.replaceChildren(message);
}

export { NotStarted, read, showFailure, startProgram };
