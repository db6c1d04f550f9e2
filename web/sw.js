// Lets the page start without a network, so that it can say so. Nothing of the API is kept, and nothing old is shown while
// there is a network: the page and config.json are asked for first. Releases never change.
const RELEASE = "RELEASE";
const FILES = [FILES_OF_RELEASE];

// Several deployments may share an origin.
const OURS = `share-code-dashboard ${registration.scope}`;
const NAME = `${OURS} ${RELEASE}`;

addEventListener("install", (event) => {
  const addresses = ["./", ...FILES.map((file) => `${RELEASE}/${file}`)];
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(addresses)));
});

addEventListener("activate", (event) => {
  const isOld = (name) => name.startsWith(OURS) && name !== NAME;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name)))));
});

/** From the network, and what it said last where there is none. */
async function newest(request, kept) {
  const cache = await caches.open(NAME);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(kept, response.clone());
    return response;
  } catch (error) {
    const response = await cache.match(kept);
    if (response) return response;
    throw error;
  }
}

async function unchanging(request) {
  return (await (await caches.open(NAME)).match(request)) ?? fetch(request);
}

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const [path] = request.url.slice(registration.scope.length).split(/[?#]/);
  if (path.startsWith(`${RELEASE}/`)) event.respondWith(unchanging(request));
  if (path === "config.json") event.respondWith(newest(request, "config.json"));
  if (request.mode === "navigate" && ["", "index.html"].includes(path)) event.respondWith(newest(request, "./"));
});
