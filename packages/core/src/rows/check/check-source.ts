import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import type { QueryPlace } from '../../stores/bq/query-place.ts';
import type { TableColumn } from '../../stores/bq/table-column.ts';
import { unpacked } from '../../stores/unpacked.ts';
import { isJsonObject } from '../json-object.ts';
import type { RowRoute } from '../row-route.ts';
import { rowsAsLines } from './rows-as-lines.ts';

/** A file of a source. */
export interface SourceFile {
  /** As findings name it, e.g. `gs://bucket/in.jsonl`; absent where it has no name. */
  readonly name?: string;
  /** Bytes in pieces of any size, or else the lines, each without its newline. */
  readonly content: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
  /** Of rows that a program has: why one cannot be written as a line, by its number; an empty line stands in its place. Who reads takes it out. */
  readonly refused?: Map<number, string>;
  /** Of a table, whose rows the lines are. */
  readonly table?: SourceTable;
}

/** A table of BigQuery, or what a query answers, as a source. */
export interface SourceTable {
  readonly columns: readonly TableColumn[];
  /** Where its dataset is, e.g. `us-central1` or `US`; undefined for a query, whose answer is in none. */
  readonly location: string | undefined;
}

/** Opens what a source's name stands for: a path, `gs://…`, with wildcards several files, `bq://…`. */
export type OpenLines = (name: string, abortSignal?: AbortSignal) => AsyncIterable<SourceFile>;

/** Runs a query, and gives its answer as one file. */
export type OpenQuery = (place: QueryPlace, abortSignal?: AbortSignal) => AsyncIterable<SourceFile>;

/** Where lines are, as `batches.create` takes it. */
export interface LinePlace {
  readonly gcsUri?: string | readonly string[] | undefined;
  readonly bigqueryUri?: string | undefined;
}

/**
 * Lines to check: a path or an address, a query of BigQuery, the bytes of a file in pieces, strings that are one line each, or
 * rows, which are written as lines as `batches.create` writes them.
 */
export type LineSource =
  | string
  | Uint8Array
  | LinePlace
  | QueryPlace
  | Iterable<string | Uint8Array | object>
  | AsyncIterable<string | Uint8Array | object>;

/** How to get at the files of a source. */
interface FilesOptions {
  readonly route: RowRoute;
  readonly open: OpenLines;
  readonly openQuery: OpenQuery;
  readonly abortSignal?: AbortSignal | undefined;
}

/** The files of a source. @throws InvalidArgumentError for what is none. */
export async function* filesOf(
  source: LineSource,
  { route, open, openQuery, abortSignal }: FilesOptions,
): AsyncGenerator<SourceFile, void> {
  if (typeof source === 'string') yield* open(source, abortSignal);
  else if (source instanceof Uint8Array) yield { content: [source] };
  else if (isIterable(source)) yield rowsAsLines(source, route);
  else if (isQuery(source)) yield* openQuery(source, abortSignal);
  else for (const uri of urisOf(source)) yield* open(uri, abortSignal);
}

function isIterable(source: unknown): source is Iterable<unknown> | AsyncIterable<unknown> {
  if (typeof source !== 'object' || source === null) return false;
  return Symbol.iterator in source || Symbol.asyncIterator in source;
}

function isQuery(source: unknown): source is QueryPlace {
  if (!isJsonObject(source) || typeof source['query'] !== 'string') return false;
  return source['query'].trim() !== '';
}

function urisOf(place: LinePlace | QueryPlace): readonly string[] {
  const { gcsUri, bigqueryUri }: LinePlace = isJsonObject(place) ? place : {};
  const uris = [gcsUri ?? [], bigqueryUri ?? []].flat();
  if (uris.length > 0 && uris.every((uri) => typeof uri === 'string')) return uris;
  throw new InvalidArgumentError(
    'There is nothing to check in the source. Give a path, gs://bucket/name, bq://project.dataset.table, { gcsUri }, { bigqueryUri }, { query }, lines or rows.',
  );
}

/**
 * The bytes, unpacked where they are gzip; a string counts as a line.
 *
 * @param onPacked Called once, if they are.
 */
export function bytesOf(content: SourceFile['content'], onPacked?: () => void): AsyncGenerator<Buffer, void> {
  return unpacked(piecesOf(content), onPacked);
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
