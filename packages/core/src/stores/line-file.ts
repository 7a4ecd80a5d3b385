import type { LineBatch } from './lines.ts';

/** Lines that lie somewhere, in one piece. */
export interface LineFile {
  /** What errors call it, e.g. `./rows.jsonl` or `gs://bucket/rows.jsonl`. */
  readonly uri: string;
  /** From the start, whenever it is called. Leaving the loop closes what was opened. */
  read(abortSignal?: AbortSignal): AsyncIterable<LineBatch>;
}
