// config.json, for pages of our own.
import { NotStarted, withoutLogin } from "./loader.js";

/** Its text, empty where there is none. Hosts without it often answer with their own web page. */
async function readConfig() {
  const address = withoutLogin(new URL("config.json", document.baseURI));
  const response = await fetch(address, { cache: "no-cache" });
  const isPage = response.headers.get("content-type")?.startsWith("text/html");
  if (response.status === 404 || (response.ok && isPage)) return "";
  if (!response.ok) throw new NotStarted(`config.json could not be loaded: ${response.status} ${response.statusText}`);
  return response.text();
}

/** What it says, as far as that is needed before the program reads it, which tells what is wrong with it. */
function glimpse(config) {
  try {
    return JSON.parse(config) ?? {};
  } catch {
    return {};
  }
}

export { glimpse, readConfig };
