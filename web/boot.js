// Starts the dashboard on a page of its own.
import { mount } from "./page.js";
import { chooseLanguage, languageOptions } from "./languages.js";
import { NotStarted, showFailure, startProgram } from "./loader.js";

const host = document.getElementById("dashboard");

// The parameters that the page's address shares with the API: nothing else of the address is sent.
const FORWARDED = ["status", "limit", "page", "sort_by", "order_by", "keyword", "email", "data_type", "is_enterprise"];
const LISTS = { issued: "list-share-code", redeemed: "list-use-code" };

/** The text of config.json, empty where there is none. Hosts without it often answer with their own web page. */
async function readConfig() {
  const response = await fetch(new URL("config.json", document.baseURI), { cache: "no-cache" });
  const isPage = response.headers.get("content-type")?.startsWith("text/html");
  if (response.status === 404 || (response.ok && isPage)) return "";
  if (!response.ok) throw new NotStarted(`config.json could not be loaded: ${response.status} ${response.statusText}`);
  return response.text();
}

/** What config.json says, as far as it is needed before the program reads it, which says what is wrong with it. */
function glimpse(config) {
  try {
    return JSON.parse(config) ?? {};
  } catch {
    return {};
  }
}

/** Asks for the first rows while the program is still on its way; behind a gateway no key is needed for that. */
function beginListing(config) {
  const asked = new URLSearchParams(location.search);
  const list = asked.get("view") ?? "issued";
  if (config.key_mode !== "gateway" || !Object.hasOwn(LISTS, list)) return undefined;
  const sent = new URLSearchParams([...asked].filter(([name]) => FORWARDED.includes(name)));
  if (!sent.has("limit") && config.page_size) sent.set("limit", config.page_size);
  const base = (config.api ?? location.origin).replace(/\/+$/, "");
  const query = sent.toString();
  const response = fetch(`${base}/client/v1/cd-keys/${LISTS[list]}${query && "?"}${query}`, {
    cache: "no-store",
    redirect: "error",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.timeout(30_000),
  });
  // The dashboard looks at it later; until then a failure is nobody's.
  response.catch(() => {});
  return { list, query, response };
}

async function prepare() {
  const text = await readConfig();
  const config = glimpse(text);
  const listing = beginListing(config);
  return { text, options: { listing, ...(await languageOptions(chooseLanguage(config.locale))) } };
}

try {
  // The browser says nothing of its own when a style sheet is not the one that was published.
  if (!document.querySelector("link[rel=stylesheet]")?.sheet) {
    throw new NotStarted("The style sheet could not be loaded, or is not the file that was published.");
  }
  const [{ text, options }] = await Promise.all([prepare(), startProgram()]);
  mount(host, text, options);
} catch (error) {
  showFailure(host, error);
  throw error;
}
