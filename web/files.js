// The files that the page loads by itself, as trunk puts them beside it: each with its address, and in a release with its
// checksum. `cargo xtask build` writes this file anew.
export const FILES = {
  page: [new URL("./page_bg.wasm", import.meta.url)],
  css: [new URL("./style/main.css", import.meta.url)],
};
export const LANGUAGES = {
  ar: [new URL("./locale/ar.json", import.meta.url)],
  vi: [new URL("./locale/vi.json", import.meta.url)],
};
