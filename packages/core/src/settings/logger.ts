/** Where log lines go: `console`, or anything like it. Lines hold no credential. */
export interface Logger {
  /** A call failed. */
  error(message: string, event?: unknown): void;
  /** A request is sent again. */
  warn(message: string, event?: unknown): void;
  /** A request was answered. */
  info(message: string, event?: unknown): void;
  /** A request is about to be sent. */
  debug(message: string, event?: unknown): void;
}

/** How much is logged: `error` calls that fail, `warn` also retries, `info` also answers, `debug` also what is sent. */
export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug';
