// Whether the server has another release by now than the one that runs here.
import { onMissed, withoutLogin } from "./loader.js";

/** Milliseconds between two questions. */
const HOUR = 3_600_000;

/** The release whose script this address or page names. */
const releaseIn = (text) => text.match(/\br\/[\w.-]+(?=\/boot\.js)/)?.[0];

/** There is none while one develops. */
const RELEASE = releaseIn(import.meta.url);

/** Whether the page is one of another release. What is no page of ours, such as one to log in, says nothing. */
async function isReplaced() {
  const response = await fetch(withoutLogin(new URL(location.pathname, location)), { cache: "no-cache" });
  const theirs = response.ok && releaseIn(await response.text());
  return theirs && theirs !== RELEASE;
}

/** Calls `tell` when another release is found: once a file can't be had, and when somebody comes back to the page after an hour. */
function onNewRelease(tell) {
  let asked = Date.now();
  const ask = async () => {
    asked = Date.now();
    // Without a network nothing is known.
    if (RELEASE && (await isReplaced().catch(() => false))) tell();
  };
  onMissed(ask);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Date.now() - asked > HOUR) ask();
  });
}

export { RELEASE, onNewRelease };
