// Holds nothing of a dashboard that is gone.
const key = new URLSearchParams(location.hash.slice(1)).get("key");

/** Waits until the list stands on the screen. */
async function shown(element) {
  while (!element.shadowRoot.querySelector("[data-testid=row] time")) await new Promise(requestAnimationFrame);
}

/** Puts a dashboard on the page and takes it away, so many times. Every ninth is drawn, every tenth has its list. */
window.comeAndGo = async function (rounds) {
  for (let round = 0; round < rounds; round += 1) {
    const element = document.createElement("share-code-dashboard");
    Object.assign(element, { baseUrl: "{api}", locale: "en", getApiKey: () => key });
    const ready = new Promise((resolve) => element.addEventListener("share-code:ready", resolve, { once: true }));
    slot.append(element);
    await ready;
    if (round % 9 === 0) await new Promise(requestAnimationFrame);
    if (round % 10 === 0) await shown(element);
    element.remove();
    await null;
  }
};
