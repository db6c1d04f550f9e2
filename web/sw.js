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

async function unchanging(request) {
  return (await kept(request)) ?? fetch(request);
}

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const [path] = request.url.slice(registration.scope.length).split(/[?#]/);
  if (path.startsWith(`${RELEASE}/`)) event.respondWith(unchanging(request));
  if (path === "config.json") event.respondWith(newest(event, "config.json"));
  if (request.mode === "navigate" && ["", "index.html"].includes(path)) event.respondWith(newest(event, "./"));
});
