/** Where log lines go: `console`, or anything like it. Lines hold no credential. */
export interface Logger {
  error(message: string, event?: unknown): void;
  warn(message: string, event?: unknown): void;
  info(message: string, event?: unknown): void;
  debug(message: string, event?: unknown): void;
}

/** How much is logged: `error` calls that fail, `warn` also retries, `info` also answers, `debug` also what is sent. */
export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug';
