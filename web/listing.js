// The first rows, asked for while the program is still on its way.

// The parameters that addresses share with the API: nothing else of an address is sent.
const FORWARDED = ["status", "limit", "page", "sort_by", "order_by", "keyword", "email", "data_type", "is_enterprise"];
const LISTS = { issued: "list-share-code", redeemed: "list-use-code" };

/** Begins the listing that `address` (a query string) tells of. Only behind a gateway, where no key is needed for that. */
function beginListing(config, address) {
  const asked = new URLSearchParams(address);
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

export { beginListing };
