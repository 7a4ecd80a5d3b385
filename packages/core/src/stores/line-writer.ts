/** How far a file has got on its way. */
export interface SentBytes {
  readonly sentBytes: number;
  /** Absent where the end is not in sight. */
  readonly totalBytes?: number;
}

/** How a file is written, wherever it goes: who is told, and what stops it. */
export interface WriteOptions {
  /** Called each time that more bytes have been written, with the bytes so far. */
  readonly onProgress?: ((progress: SentBytes) => void) | undefined;
  /** Stops the writing, which then leaves nothing; the promise rejects with the signal's reason. */
  readonly abortSignal?: AbortSignal | undefined;
  /** Length of the whole, where it is known beforehand. */
  readonly totalBytes?: number | undefined;
}

/** What was written. */
export interface WrittenFile {
  /** Where it can be read: a path, `gs://…`, or `files/…`. */
  readonly uri: string;
  readonly sizeBytes: number;
}

/** A place to which lines are written: all of them, or nothing. */
export interface LineWriter {
  /** @param bytes Whole lines, as `packLines` gives them. */
  write(bytes: AsyncIterable<Buffer>, options?: WriteOptions): Promise<WrittenFile>;
}
