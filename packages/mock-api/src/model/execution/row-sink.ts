/** Where output lines go. Nothing is seen before `publish`. */
export interface RowSink {
  /** @param line One JSON text, without a line end. */
  write(line: string): void | Promise<void>;
  publish(): Promise<void>;
  discard(): Promise<void>;
}
