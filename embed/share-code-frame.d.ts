import type { ShareCodeOptions } from "./share-code-dashboard.js";

/** What the page around may decide. Where the API is and how keys travel is the deployment's business. */
export type FrameOptions = Pick<
  ShareCodeOptions,
  "view" | "filters" | "hide" | "readonly" | "locale" | "theme" | "getApiKey"
> & {
  /** False where the iframe keeps its height. */
  autoHeight?: boolean;
};

/** Connects an iframe whose src is embed.html of a deployment. Its events come to the iframe. */
export function connectShareCodeFrame(
  frame: HTMLIFrameElement,
  options?: FrameOptions,
): {
  update(options: Omit<FrameOptions, "getApiKey" | "autoHeight">): void;
  lock(): void;
  disconnect(): void;
};
