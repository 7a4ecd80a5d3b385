import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import { ConfigurationError } from '../../errors/configuration-error.ts';

/** A file of a source. */
export interface SourceFile {
  /** As findings name it, e.g. `gs://bucket/in.jsonl`; absent where it has no name. */
  readonly name?: string;
  /** Bytes in pieces of any size, or else the lines, each without its newline. */
  readonly content: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
}

/** Opens what a source's name stands for: a path, `gs://…`, with wildcards several files. */
export type OpenLines = (name: string, abortSignal?: AbortSignal) => AsyncIterable<SourceFile>;

/**
 * Lines to check: a path or an address, the bytes of a file in pieces, or strings that are one line each.
 */
export type LineSource = string | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** Files of this machine; `.gz` and whatever else begins like gzip is unpacked. */
export const openLocalLines: OpenLines = async function* (name, abortSignal) {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(name)) {
    throw new ConfigurationError(
      `Nothing is known that opens ${name}: give a path, or client.batches.checkLines a gs://… address.`,
    );
  }
  yield {
    name,
    content: createReadStream(name, { ...(abortSignal && { signal: abortSignal }), highWaterMark: 1 << 20 }),
  };
};

/** The files of a source, each unpacked where it is gzip. */
export async function* filesOf(
  source: LineSource,
  open: OpenLines,
  abortSignal?: AbortSignal,
): AsyncGenerator<SourceFile, void> {
  if (typeof source !== 'string') yield { content: source };
  else yield* open(source, abortSignal);
}

/** The pieces, unpacked where they are gzip; a string counts as a line. */
export async function* bytesOf(content: SourceFile['content']): AsyncGenerator<Uint8Array, void> {
  const pieces = piecesOf(content);
  try {
    const { value: first } = await pieces.next();
    if (!first) return;
    const whole = startingWith(first, pieces);
    yield* first[0] === 0x1f && first[1] === 0x8b ? unpacked(whole) : whole;
  } finally {
    await pieces.return();
  }
}

async function* startingWith(first: Uint8Array, others: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  yield first;
  yield* others;
}

async function* unpacked(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const gunzip = createGunzip();
  // What goes wrong is thrown where the bytes are read.
  pipeline(Readable.from(packed), gunzip, () => {});
  yield* gunzip as AsyncIterable<Buffer>;
}

async function* piecesOf(content: SourceFile['content']): AsyncGenerator<Uint8Array, void> {
  // Many short lines make one piece.
  let lines: string[] = [];
  let length = 0;
  for await (const piece of content) {
    if (typeof piece !== 'string') {
      if (lines.length > 0) yield bytesOfLines(lines);
      lines = [];
      length = 0;
      if (piece.length > 0) yield piece;
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

function bytesOfLines(lines: readonly string[]): Uint8Array {
  return Buffer.from(`${lines.join('\n')}\n`);
}
