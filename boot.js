// Starts the dashboard. The page's policy allows no inline script, so the build hands the names of its files over as
// attributes of this script's tag.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const address = (path) => new URL(path, document.baseURI).href;

try {
  const { default: init, start } = await import(address(js));
  await init({ module_or_path: address(wasm) });
  start({});
} catch (error) {
  const message = document.createElement("p");
  message.setAttribute("role", "alert");
  message.textContent = `The dashboard could not start. Reload the page; if that does not help, tell whoever runs it: ${error}`;
  document.getElementById("dashboard").replaceChildren(message);
  throw error;
}
