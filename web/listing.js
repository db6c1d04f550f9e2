// The first rows, asked for while the program is still on its way.

// The parameters that addresses share with the API: nothing else of an address is sent.
const FORWARDED = ["status", "limit", "page", "sort_by", "order_by", "keyword", "email", "data_type", "is_enterprise"];
/** An address that paths can be put after, as the program reads it: nothing is sent to any other. */
const ADDRESS = /^(https?:\/\/|\/)(?!\/)(?:(?![?#@\\])[!-~])+$/;
/** By these the program looks for codes in its own way. */
const BY_ORDER = ["note", "order_id"];
const LISTS = { issued: "list-share-code", redeemed: "list-use-code" };

/** What a config.json says, as far as that is needed before the program reads it, which tells what is wrong with it. */
function glimpse(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Begins the listing that `address` (a query string) tells of. Only behind a gateway, where no key is needed for that. */
function beginListing(config, address) {
  const asked = new URLSearchParams(address);
  // As the program reads it: an address from when the list came first has no name of a screen.
  const first = FORWARDED.some((name) => asked.has(name)) ? "issued" : config.first_screen ?? "issued";
  const list = asked.get("view") ?? first;
  const base = String(config.api ?? location.origin).replace(/\/+$/, "");
  if (config.key_mode !== "gateway" || !ADDRESS.test(base) || !Object.hasOwn(LISTS, list)) return undefined;
  if (BY_ORDER.some((name) => asked.has(name))) return undefined;
  const sent = new URLSearchParams([...asked].filter(([name]) => FORWARDED.includes(name)));
  if (!sent.has("limit") && config.page_size) sent.set("limit", config.page_size);
  const query = sent.toString();
  // A host page may have put something of its own in the place of fetch, which need not give a promise.
  const ask = async (address, how) => fetch(address, how);
  const controller = new AbortController();
  const response = ask(`${base}/client/v1/cd-keys/${LISTS[list]}${query && "?"}${query}`, {
    cache: "no-store",
    redirect: "error",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.any([controller.signal, AbortSignal.timeout(30_000)]),
  });
  // The dashboard looks at it later; until then a failure is nobody's.
  response.catch(() => {});
  return { list, query, response, controller };
}

export { beginListing, glimpse };
