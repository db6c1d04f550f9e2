// A code that came in the fragment of the address, as in `#redeem=9P-…`. It is taken from there before anything else is
// done: what is asked for, what a worker sees of it and what Back returns to have the address without it.

/** What takes such a fragment, once there is something that can. */
let receive;

/** The fragment that nobody has taken yet. */
let waiting;

function take() {
  if (!/[#&]redeem(?![a-z])/i.test(location.hash)) return;
  const fragment = location.hash.slice(1);
  history.replaceState(history.state, "", location.pathname + location.search);
  if (receive) receive(fragment);
  else waiting = fragment;
}

/** Gives every such fragment to `act`, that of now and of each link that is opened in this page later. */
function onLink(act) {
  receive = act;
  if (waiting !== undefined) act(waiting);
  waiting = undefined;
}

addEventListener("hashchange", take);
take();

export { onLink };
