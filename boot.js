// Starts the dashboard. The page's policy allows no inline script, so the build hands the names of its files over as
// attributes of this script's tag.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const address = (path) => new URL(path, document.baseURI).href;
const host = document.getElementById("dashboard");

// The parameters that the page's address shares with the API: nothing else of the address is sent.
const FORWARDED = ["status", "limit", "page", "sort_by", "order_by", "keyword", "email", "data_type", "is_enterprise"];
const LISTS = { issued: "list-share-code", redeemed: "list-use-code" };

/** The text of config.json, empty where there is none. Hosts without it often answer with their own web page. */
async function readConfig() {
  const response = await fetch(address("config.json"), { cache: "no-cache" });
  const isPage = response.headers.get("content-type")?.startsWith("text/html");
  if (response.status === 404 || (response.ok && isPage)) return "";
  if (!response.ok) throw new Error(`config.json: ${response.status} ${response.statusText}`);
  return response.text();
}

/** Asks for the first rows while the program is still on its way; behind a gateway no key is needed for that. */
function beginListing(text) {
  let config = {};
  try {
    config = JSON.parse(text);
  } catch {
    // The dashboard says what is wrong with it.
  }
  const asked = new URLSearchParams(location.search);
  const list = asked.get("view") ?? "issued";
  if (config?.key_mode !== "gateway" || !Object.hasOwn(LISTS, list)) return null;
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

try {
  const settings = readConfig().then((config) => ({ config, listing: beginListing(config) }));
  const { default: init, start } = await import(address(js));
  const [{ config, listing }] = await Promise.all([settings, init({ module_or_path: address(wasm) })]);
  start(host, config, listing);
} catch (error) {
  const message = document.createElement("p");
  message.setAttribute("role", "alert");
  message.textContent = `The dashboard could not start. Reload the page; if that does not help, tell whoever runs it: ${error}`;
  host.replaceChildren(message);
  throw error;
}
