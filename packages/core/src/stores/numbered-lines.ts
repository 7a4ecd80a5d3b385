import { type LineBatch, readLines } from './lines.ts';
import { UnreadableFileError } from './unreadable-file-error.ts';

/**
 * The lines of a file's bytes, as {@link readLines} gives them; what is wrong with packed bytes is told with the line
 * that was reached.
 *
 * @param bytes As `unpacked` gives them.
 */
export async function* numberedLines(bytes: AsyncIterable<Buffer>, uri: string): AsyncGenerator<LineBatch, void> {
  let nextLine = 1;
  try {
    for await (const batch of readLines(bytes, { uri })) {
      nextLine = batch.firstLineNumber + batch.lines.length;
      yield batch;
    }
  } catch (error) {
    throw packedBytesBroken(error, uri, nextLine);
  }
}

/** An error of zlib's in words, with the line that was reached; any other as it is. */
export function packedBytesBroken(error: unknown, uri: string, nextLine: number): unknown {
  if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('Z_')) return error;
  const what =
    error.code === 'Z_BUF_ERROR'
      ? `${uri} ends early: its gzip data stop in line ${nextLine} or soon after it. Was it copied while it was written?`
      : `${uri} cannot be unpacked from line ${nextLine} on (${error.message}): its gzip data are damaged.`;
  return new UnreadableFileError(`${what} Write or copy it again.`, { cause: error });
}
