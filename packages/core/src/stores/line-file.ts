import type { LineBatch } from './lines.ts';
import { numberedLines } from './numbered-lines.ts';
import { unpacked } from './unpacked.ts';

/** Lines that lie somewhere, in one piece. Each reading is from the start; leaving its loop closes what was opened. */
export interface LineFile {
  /** What errors call it, e.g. `./rows.jsonl` or `gs://bucket/rows.jsonl`. */
  readonly uri: string;
  /** Its bytes as they lie there, packed or not. */
  raw(abortSignal?: AbortSignal): AsyncIterable<Buffer>;
  /** Its bytes, unpacked where they are gzip. */
  bytes(abortSignal?: AbortSignal): AsyncIterable<Buffer>;
  lines(abortSignal?: AbortSignal): AsyncIterable<LineBatch>;
}

/** @param open Begins a reading of the bytes as they lie there. */
export function lineFile(uri: string, open: (abortSignal?: AbortSignal) => AsyncIterable<Buffer>): LineFile {
  return {
    uri,
    raw: open,
    bytes: (abortSignal) => unpacked(open(abortSignal)),
    lines: (abortSignal) => numberedLines(unpacked(open(abortSignal)), uri),
  };
}
