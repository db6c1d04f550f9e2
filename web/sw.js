// Lets the page start without a network, so that it can say so. Nothing of the API is kept, and nothing old is shown while
// there is a network: the page and config.json are asked for first. Releases never change.
const RELEASE = "RELEASE";
const FILES = [FILES_OF_RELEASE];

// Several deployments may share an origin, one in a folder of another.
const OURS = `share-code-dashboard ${registration.scope} `;
const NAME = OURS + RELEASE;

addEventListener("install", (event) => {
  // Pages of the release before go on with what is kept for them: nobody has to close them first.
  skipWaiting();
  const addresses = ["./", ...FILES.map((file) => `${RELEASE}/${file}`)];
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(addresses)));
});

// A page that is there already has what it needs without a network as well.
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

/** Whether a page is one of this release. One that says nothing is of an earlier release, or stopped. */
function isNew(page) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data === RELEASE);
    setTimeout(resolve, 2_000, false);
    page.postMessage("release", [port2]);
  });
}

/** What is kept for other releases goes once no page needs it. */
async function forgetOthers() {
  const all = await clients.matchAll({ includeUncontrolled: true });
  const pages = all.filter((page) => page.url.startsWith(registration.scope));
  if (!(await Promise.all(pages.map(isNew))).every(Boolean)) return;
  const isOther = (name) => name.startsWith(OURS) && name !== NAME;
  await Promise.all((await caches.keys()).filter(isOther).map((name) => caches.delete(name)));
}

// A page has started.
addEventListener("message", (event) => {
  if (event.data === RELEASE) event.waitUntil(forgetOthers());
});

// The storage may be full, broken or forbidden. That is no reason to withhold what the network says.

async function kept(address) {
  try {
    return await (await caches.open(NAME)).match(address);
  } catch {
    return undefined;
  }
}

async function keep(address, response) {
  try {
    await (await caches.open(NAME)).put(address, response);
  } catch {
    // What was kept before is gone or older, which matters without a network alone.
  }
}

/** From the network, and what it said last where there is none. */
async function newest(event, address) {
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(keep(address, response.clone()));
    return response;
  } catch (error) {
    const response = await kept(address);
    if (response) return response;
    throw error;
  }
}

/** A file of a release that may be another one's: an open page finds it here when the server has it no longer. */
async function keptForOthers(request) {
  try {
    for (const name of await caches.keys()) {
      const response = name.startsWith(OURS) && (await (await caches.open(name)).match(request));
      if (response) return response;
    }
  } catch {
    // The server may have it.
  }
  return undefined;
}

async function unchanging(path, request) {
  const response = await (path.startsWith(`${RELEASE}/`) ? kept(request) : keptForOthers(request));
  return response ?? fetch(request);
}

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const [path] = request.url.slice(registration.scope.length).split(/[?#]/);
  if (path.startsWith("r/")) event.respondWith(unchanging(path, request));
  if (path === "config.json") event.respondWith(newest(event, "config.json"));
  if (request.mode === "navigate" && ["", "index.html"].includes(path)) event.respondWith(newest(event, "./"));
});
