/** What is shown at first. */
export type View = "issued" | "redeemed" | "overview" | "generate" | "redeem" | "lookup" | "activity";

/** How a request carries the key: a server in front adds it, a header, or the query string. */
export type KeyMode = "gateway" | "header" | "query";

export type Theme = "auto" | "light" | "dark";

/** A screen, the links to the screens, all that stands above the screen, or the button that locks. */
export type Part = View | "navigation" | "bar" | "lock";

/** The facts of each event. They hold counts and ids, never codes or keys. */
export interface ShareCodeEventMap {
  /** The dashboard is on the page. */
  "share-code:ready": CustomEvent<Record<string, never>>;
  /** An order has made codes. `order` is its id in the journal. */
  "share-code:generated": CustomEvent<{ order: string; codes: number }>;
  /** A bulk job has ended. */
  "share-code:redeemed": CustomEvent<JobEnd>;
  "share-code:revoked": CustomEvent<JobEnd>;
  /** No readable answer came: what was sent may have happened. */
  "share-code:in-doubt": CustomEvent<
    { work: "generate"; order: string } | { work: "redeem" | "revoke"; job: string }
  >;
  /** The API no longer accepts the key. `getApiKey` is asked for another. */
  "share-code:auth-error": CustomEvent<Record<string, never>>;
  /** Another screen is shown. */
  "share-code:view-change": CustomEvent<{ view: View }>;
}

export interface JobEnd {
  job: string;
  done: number;
  refused: number;
  inDoubt: number;
  notSent: number;
}

export interface ShareCodeOptions {
  /** Address of the API, or a path on this host. Default: the page's own origin. */
  baseUrl?: string;
  /** Default: `header` where a key is given, else the person is asked. */
  keyMode?: KeyMode;
  view?: View;
  /** A query string of the API's parameters, such as `status=1&limit=50`. */
  filters?: string;
  /** Names of {@link Part}s, separated by spaces. */
  hide?: string;
  /** Nothing can be generated, redeemed or revoked. */
  readonly?: boolean;
  /** A language tag, such as `vi-VN` or `vi_VN`. Default: what the person chose, else the browser's. */
  locale?: string;
  theme?: Theme;
  /** Name of the parameter of the page's address that mirrors the view; empty is `share-codes`. Without it, and with false, nothing is mirrored. */
  urlSync?: string | boolean | null;
  /** Further fields of config.json, such as `traffic_plans`, or the text of one. */
  config?: Record<string, unknown> | string;
  /** The key, where it does not change. */
  apiKey?: string;
  /** Asked for the key when it is needed, and again when the API no longer accepts the last one. */
  getApiKey?: () => string | Promise<string>;
}

export class ShareCodeDashboard extends HTMLElement {
  baseUrl: string;
  keyMode: KeyMode | "";
  view: View | "";
  filters: string;
  hide: string;
  readonly: boolean;
  locale: string;
  theme: Theme | "";
  urlSync: string | boolean | null;
  config: Record<string, unknown> | string;
  /** Reads as `undefined`. */
  set apiKey(key: string);
  getApiKey: (() => string | Promise<string>) | undefined;

  /** Sets several options. */
  update(options: ShareCodeOptions): void;
  /** Forgets the key and the rows. */
  lock(): void;
  /** Takes everything away until the element is put on a page again. What was sent stays in the journal. */
  unmount(): void;

  addEventListener<K extends keyof ShareCodeEventMap>(
    type: K,
    listener: (this: ShareCodeDashboard, event: ShareCodeEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "share-code-dashboard": ShareCodeDashboard;
  }
}
