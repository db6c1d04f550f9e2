// The page around embed.html. The frame says `share-code:here` to each origin that its config.json names. This side answers
// with a port, to that window at that origin alone; from then on all goes through the port, where nobody else listens:
//
//   here -> frame   update (options), lock, key (id, and key or error)
//   frame -> here   event (name, detail), height, ask-key (id)

const origin = (frame) => new URL(frame.src, document.baseURI).origin;

/**
 * Connects an iframe whose src is embed.html of a deployment.
 *
 * `options`: `view`, `filters`, `hide`, `readonly`, `locale`, `theme` as the element has them; `getApiKey`, a function to the
 * key or a promise of it; `autoHeight`, false where the frame keeps its height.
 *
 * Events come to the iframe, by the names that the element's have.
 */
function connectShareCodeFrame(frame, { getApiKey, autoHeight = true, ...options } = {}) {
  let port;

  async function answerKey(id) {
    try {
      port.postMessage({ type: "key", id, key: await getApiKey() });
    } catch (error) {
      port.postMessage({ type: "key", id, error: String(error?.message ?? error) });
    }
  }

  function hear({ data }) {
    if (data.type === "event") {
      frame.dispatchEvent(new CustomEvent(`share-code:${data.name}`, { detail: data.detail, bubbles: true }));
    }
    if (data.type === "height" && autoHeight) frame.style.height = `${data.height}px`;
    if (data.type === "ask-key") answerKey(data.id);
  }

  function greet(event) {
    const isFrame = event.source === frame.contentWindow && event.origin === origin(frame);
    if (!isFrame || event.data?.type !== "share-code:here") return;
    // The frame was loaded anew, or has not heard the answer yet.
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = hear;
    const message = { type: "share-code:connect", options, hasKey: Boolean(getApiKey) };
    frame.contentWindow.postMessage(message, origin(frame), [channel.port2]);
  }

  addEventListener("message", greet);
  return {
    update(changed) {
      Object.assign(options, changed);
      port?.postMessage({ type: "update", options: changed });
    },
    lock: () => port?.postMessage({ type: "lock" }),
    disconnect() {
      removeEventListener("message", greet);
      port?.close();
    },
  };
}

export { connectShareCodeFrame };
