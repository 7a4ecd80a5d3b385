import type { TableColumn } from '../../stores/bq/table-column.ts';
import { unpacked } from '../../stores/unpacked.ts';

/** A file of a source. */
export interface SourceFile {
  /** As findings name it, e.g. `gs://bucket/in.jsonl`; absent where it has no name. */
  readonly name?: string;
  /** Bytes in pieces of any size, or else the lines, each without its newline. */
  readonly content: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
  /** Of a table, whose rows the lines are. */
  readonly table?: SourceTable;
}

/** A table of BigQuery as a source. */
export interface SourceTable {
  readonly columns: readonly TableColumn[];
  /** Where its dataset is, e.g. `us-central1` or `US`. */
  readonly location: string | undefined;
}

/** Opens what a source's name stands for: a path, `gs://…`, with wildcards several files, `bq://…`. */
export type OpenLines = (name: string, abortSignal?: AbortSignal) => AsyncIterable<SourceFile>;

/**
 * Lines to check: a path or an address, the bytes of a file in pieces, or strings that are one line each.
 */
export type LineSource = string | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** The files of a source. */
export async function* filesOf(
  source: LineSource,
  open: OpenLines,
  abortSignal?: AbortSignal,
): AsyncGenerator<SourceFile, void> {
  if (typeof source !== 'string') yield { content: source };
  else yield* open(source, abortSignal);
}

/** The bytes, unpacked where they are gzip; a string counts as a line. */
export function bytesOf(content: SourceFile['content']): AsyncGenerator<Buffer, void> {
  return unpacked(piecesOf(content));
}

async function* piecesOf(content: SourceFile['content']): AsyncGenerator<Buffer, void> {
  // Many short lines make one piece.
  let lines: string[] = [];
  let length = 0;
  for await (const piece of content) {
    if (typeof piece !== 'string') {
      if (lines.length > 0) yield bytesOfLines(lines);
      lines = [];
      length = 0;
      if (piece.length > 0) yield Buffer.from(piece.buffer, piece.byteOffset, piece.length);
      continue;
    }
    lines.push(piece.endsWith('\n') ? piece.slice(0, -1) : piece);
    length += piece.length;
    if (length < 1 << 18 && lines.length < 4096) continue;
    yield bytesOfLines(lines);
    lines = [];
    length = 0;
  }
  if (lines.length > 0) yield bytesOfLines(lines);
}

function bytesOfLines(lines: readonly string[]): Buffer {
  return Buffer.from(`${lines.join('\n')}\n`);
}
