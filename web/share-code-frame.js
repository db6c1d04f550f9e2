// The page around embed.html. The frame says `share-code:here` to each origin that its config.json names. This side answers
// with a port, to that window at that origin alone; from then on all goes through the port, where nobody else listens:
//
//   here -> frame   update (options), lock, key (id, and key or error), visible (top, height)
//   frame -> here   event (name, detail), height, ask-key (id)

const origin = (frame) => new URL(frame.src, document.baseURI).origin;

/**
 * Where the person sees what is in the frame, in the frame's own pixels: within the window, and within what scrolls or cuts
 * off around it. It may reach beyond the frame, which then has room to grow.
 */
function visiblePart(frame) {
  const { offsetTop = 0, height = innerHeight } = visualViewport?.scale === 1 ? visualViewport : {};
  let [start, end] = [offsetTop, offsetTop + height];
  const above = (element) => element.parentElement ?? element.getRootNode().host;
  // The overflow of the page's body is that of the window.
  for (let around = above(frame); around && around !== document.body; around = above(around)) {
    if (around === document.documentElement || getComputedStyle(around).overflowY === "visible") continue;
    const { top, bottom } = around.getBoundingClientRect();
    [start, end] = [Math.max(start, top), Math.min(end, bottom)];
  }
  const top = Math.round(start - frame.getBoundingClientRect().top - frame.clientTop);
  return { top, height: Math.round(end - start) };
}

/** Calls `tell` whenever another part of the frame may be seen; the function that ends this. */
function watchVisiblePart(frame, tell) {
  let next;
  const soon = () => {
    next ??= requestAnimationFrame(() => {
      next = undefined;
      tell();
    });
  };
  // Whatever scrolls: such events do not rise, but can be caught on their way down.
  const how = { capture: true, passive: true };
  const targets = [window, visualViewport].filter(Boolean);
  const names = ["scroll", "resize"];
  for (const target of targets) for (const name of names) target.addEventListener(name, soon, how);
  const sizes = new ResizeObserver(soon);
  for (const element of [frame, document.documentElement]) sizes.observe(element);
  return () => {
    for (const target of targets) for (const name of names) target.removeEventListener(name, soon, how);
    sizes.disconnect();
    cancelAnimationFrame(next);
  };
}

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
  let told;

  function tellVisiblePart() {
    const { top, height } = visiblePart(frame);
    // Out of sight, what it shows stays where it is.
    const isSeen = height > 0 && top < frame.clientHeight && top + height > 0;
    if (!port || !isSeen || told === `${top} ${height}`) return;
    told = `${top} ${height}`;
    port.postMessage({ type: "visible", top, height });
  }

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
    told = undefined;
    tellVisiblePart();
  }

  addEventListener("message", greet);
  const unwatch = watchVisiblePart(frame, tellVisiblePart);
  return {
    update(changed) {
      Object.assign(options, changed);
      port?.postMessage({ type: "update", options: changed });
    },
    lock: () => port?.postMessage({ type: "lock" }),
    disconnect() {
      removeEventListener("message", greet);
      unwatch();
      port?.close();
    },
  };
}

export { connectShareCodeFrame };
