// What axe finds on the screen once all changes of colour have come to their end, one line each.
const settled = async () => {
  await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
  const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(changes.map((change) => change.finished));
};
const line = (rule, node) => `${rule.id}: ${node.html} ${node.failureSummary.replace(/\s+/g, " ")}`;
settled()
  .then(() => axe.run(document, { resultTypes: ["violations"] }))
  .then(({ violations }) => done(violations.flatMap((rule) => rule.nodes.map((node) => line(rule, node)))))
  .catch((error) => done([`axe failed: ${error}`]));
