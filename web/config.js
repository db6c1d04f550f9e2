// config.json, for pages of our own.
import { NotStarted, withoutLogin } from "./loader.js";

const UNANSWERED = "config.json could not be loaded: the server does not answer, or there is no network.";

/** Its text, empty where there is none. Hosts without it often answer with their own web page. */
async function readConfig() {
  const address = withoutLogin(new URL("config.json", document.baseURI));
  const response = await fetch(address, { cache: "no-cache" }).catch((cause) => {
    throw new NotStarted(UNANSWERED, { cause });
  });
  const isPage = response.headers.get("content-type")?.startsWith("text/html");
  if (response.status === 404 || (response.ok && isPage)) return "";
  if (!response.ok) throw new NotStarted(`config.json could not be loaded: ${response.status} ${response.statusText}.`);
  return response.text().catch((cause) => {
    throw new NotStarted(UNANSWERED, { cause });
  });
}

export { readConfig };
