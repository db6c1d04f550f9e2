// Watches what is held of the page: listeners of the window and the document, timers, requests under way, and the memory of
// the program.
const held = new Set();
const key = new URLSearchParams(location.hash.slice(1)).get("key");
const names = new Map();
let memory;

for (const target of [window, document]) {
  const add = target.addEventListener;
  const remove = target.removeEventListener;
  target.addEventListener = function (name, ...rest) {
    held.add(`listener ${name}`);
    return add.call(target, name, ...rest);
  };
  target.removeEventListener = function (name, ...rest) {
    held.delete(`listener ${name}`);
    return remove.call(target, name, ...rest);
  };
}
for (const kind of ["Timeout", "Interval"]) {
  const set = window[`set${kind}`];
  const clear = window[`clear${kind}`];
  window[`set${kind}`] = function (act, ...rest) {
    const id = set((...given) => {
      if (kind === "Timeout") held.delete(names.get(id));
      act(...given);
    }, ...rest);
    names.set(id, `${kind} ${id} of ${rest[0]} ms`);
    held.add(names.get(id));
    return id;
  };
  window[`clear${kind}`] = function (id) {
    held.delete(names.get(id));
    clear(id);
  };
}
const request = window.fetch;
window.fetch = async function (address, ...rest) {
  const name = `request ${address.url ?? address}`;
  held.add(name);
  try {
    return await request(address, ...rest);
  } finally {
    held.delete(name);
  }
};
const instantiate = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = async function (...given) {
  const program = await instantiate(...given);
  memory = program.instance.exports.memory;
  return program;
};

/** Waits until the list stands on the screen, which takes the most memory. */
async function shown(element) {
  while (!element.shadowRoot.querySelector("[data-testid=row] time")) await new Promise(requestAnimationFrame);
}

/** Puts a dashboard on the page and takes it away, so many times; how many bytes the program has then. */
window.comeAndGo = async function (rounds) {
  for (let round = 0; round < rounds; round += 1) {
    const element = document.createElement("share-code-dashboard");
    Object.assign(element, { baseUrl: "{api}", locale: "en", getApiKey: () => key });
    const ready = new Promise((resolve) => element.addEventListener("share-code:ready", resolve));
    slot.append(element);
    await ready;
    // Some stay until they are drawn.
    if (round % 9 === 0) await new Promise(requestAnimationFrame);
    // And a few until the list is there, in each call: the most that one of them takes is then no matter of chance.
    if (round % 50 === 0) await shown(element);
    element.remove();
    await null;
  }
  return memory.buffer.byteLength;
};
window.held = held;
