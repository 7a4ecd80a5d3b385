import { ConfigurationError } from '../errors/configuration-error.ts';
import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import type { GoogleAccess } from './google-access.ts';
import { localHint } from './local/local-hint.ts';
import type { LineWriter, WriteOptions, WrittenFile } from './line-writer.ts';
import { LinePacker } from './pack-lines.ts';
import { isPackedName } from './packed-name.ts';
import { storeKindOf } from './store-kind.ts';

/** How to write lines. */
export interface WriteLinesOptions extends GoogleAccess, WriteOptions {}

/** Lines of JSON, or what is to become one. */
export type LinesToWrite = Iterable<string | object> | AsyncIterable<string | object>;

/**
 * Writes lines to a file of this machine or to an object of Cloud Storage: all of them, or nothing. A chunk is held at a
 * time, and a slow place slows the lines. To a name that ends in `.gz` they are written packed with gzip; `onProgress` and
 * `sizeBytes` then count the packed bytes. Jobs of Vertex AI do not read packed objects: keep `gs://….gz` for other uses.
 *
 * @param lines Strings stay as they are; objects are written with `JSON.stringify`.
 * @param to A path, a `file:` URL, or `gs://bucket/name`, which must not be there yet.
 * @example
 * await writeLines(rows, './rows.jsonl');
 * @throws ConfigurationError for an address that nothing is known about, and for BigQuery.
 * @throws InvalidArgumentError for a path that cannot be written to, and a row that is no JSON, with its number; ApiError when Cloud Storage refuses.
 */
export async function writeLines(
  lines: LinesToWrite,
  to: string,
  options: WriteLinesOptions = {},
): Promise<WrittenFile> {
  const { onProgress, abortSignal, totalBytes, ...access } = options;
  abortSignal?.throwIfAborted();
  const writer = await writerFor(to, access);
  const bytes = bytesOf(lines);
  if (!isPackedName(to)) return writer.write(bytes, { onProgress, abortSignal, totalBytes });
  // Loaded now: a browser has nothing that it stands on.
  const { packed } = await import('./packed.ts');
  return writer.write(packed(bytes), { onProgress, abortSignal });
}

async function writerFor(to: string, access: GoogleAccess): Promise<LineWriter> {
  switch (storeKindOf(to)) {
    case 'local':
      return (await import('./local/local-writer.ts')).localWriter(to);
    case 'gs': {
      const [{ gsWriter }, { gsStore }] = await Promise.all([import('./gs/gs-writer.ts'), import('./gs/gs-store.ts')]);
      return gsWriter(gsStore(access), to);
    }
    case 'bq':
      throw new ConfigurationError(
        `${to}: this version does not write to BigQuery. Give a path or gs://…, which a table can be loaded from.`,
      );
    case 'files':
      throw new ConfigurationError(`${to}: files of the Gemini API are written with client.files.upload.`);
    default:
      throw new ConfigurationError(
        `${to} is no place for lines. Give a path such as ./rows.jsonl, or gs://….${localHint(to)}`,
      );
  }
}

async function* bytesOf(lines: LinesToWrite): AsyncGenerator<Buffer, void> {
  const packer = new LinePacker();
  let number = 0;
  // A loop that waits for each line costs more than most lines.
  if (Symbol.iterator in lines) {
    for (const line of lines) yield* packer.add(textOf(line, ++number));
  } else {
    for await (const line of lines) yield* packer.add(textOf(line, ++number));
  }
  yield* packer.end();
}

function textOf(line: unknown, number: number): string {
  if (typeof line === 'string') return line;
  let text: string | undefined;
  let why: unknown;
  try {
    if (typeof line === 'object' && line !== null) text = JSON.stringify(line);
  } catch (error) {
    why = error;
  }
  if (text !== undefined) return text;
  // V8 draws where a circle goes, on further lines.
  const words =
    why instanceof Error ? why.message.split('\n', 1)[0] : `it is of type ${line === null ? 'null' : typeof line}`;
  throw new InvalidArgumentError(
    `Row ${number} cannot be written as a line: ${words}. Give strings, or objects that JSON.stringify takes.`,
    { cause: why },
  );
}
