/** Where output lines go. Nothing is seen before `publish`. */
export interface RowSink {
  /** @param line One JSON text, without a line end. @param isFailed Whether it says why there is no answer. */
  write(line: string, isFailed: boolean): void | Promise<void>;
  publish(): Promise<void>;
  discard(): Promise<void>;
}
