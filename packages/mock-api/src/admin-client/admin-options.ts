/** How a server is reached. */
export interface AdminOptions {
  /** What the server was given as its admin token, if anything. */
  readonly token?: string;
  /** @default the global `fetch` */
  readonly fetch?: typeof globalThis.fetch;
}
