import { lineSpans } from './line-spans.ts';
import { isUtf8 } from 'node:buffer';
import { UnreadableFileError } from './unreadable-file-error.ts';

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = '\uFEFF';

/** Lines that arrived together: a batch at a time costs a fraction of a line at a time. */
export interface LineBatch {
  /** Number of the first of `lines` in the file, from 1. */
  readonly firstLineNumber: number;
  /** The lines, without their ends; blank ones are among them, so that numbers hold. */
  readonly lines: readonly string[];
  /** Indexes in `lines` of those whose bytes are no UTF-8, shown with U+FFFD. Absent where all are sound. */
  readonly malformed?: ReadonlySet<number>;
}

export interface ReadLinesOptions {
  /** What is read, for errors, e.g. `gs://bucket/predictions.jsonl`. */
  readonly uri: string;
  /** A longer line is an error: memory is bounded by it. In bytes. @default 268_435_456 (256 MiB) */
  readonly maxLineBytes?: number;
}

/**
 * The lines of a JSON Lines file, split at the byte 0x0A alone (U+2028 is an ordinary character inside a JSON string),
 * with `\r` before it and a byte order mark at the start taken off. The last line needs no newline.
 *
 * @throws UnreadableFileError for a line longer than `maxLineBytes`.
 */
export async function* readLines(
  bytes: AsyncIterable<Buffer>,
  { uri, maxLineBytes = 268_435_456 }: ReadLinesOptions,
): AsyncGenerator<LineBatch, void> {
  let lineNumber = 1;
  let rest: Buffer[] = [];
  let restBytes = 0;

  for await (const chunk of bytes) {
    const end = chunk.lastIndexOf(NEWLINE);
    const begun = end === -1 ? chunk.length : chunk.indexOf(NEWLINE);
    if (restBytes + begun > maxLineBytes) throw lineTooLong(uri, lineNumber, maxLineBytes);
    if (end === -1) {
      if (chunk.length > 0) rest.push(chunk);
      restBytes += chunk.length;
      continue;
    }
    const whole = chunk.subarray(0, end);
    const block = rest.length === 0 ? whole : Buffer.concat([...rest, whole]);
    const longIndex =
      block.length > maxLineBytes ? lineSpans(block).findIndex((span) => span.length > maxLineBytes) : -1;
    if (longIndex !== -1) throw lineTooLong(uri, lineNumber + longIndex, maxLineBytes);
    const batch = batchOf(block, lineNumber);
    lineNumber += batch.lines.length;
    rest = end + 1 < chunk.length ? [chunk.subarray(end + 1)] : [];
    restBytes = chunk.length - end - 1;
    yield batch;
    if (restBytes > maxLineBytes) throw lineTooLong(uri, lineNumber, maxLineBytes);
  }
  if (restBytes > 0) yield batchOf(Buffer.concat(rest), lineNumber);
}

/** Reads whole lines, of which the last has lost its newline. */
function batchOf(block: Buffer, firstLineNumber: number): LineBatch {
  // `latin1` would be quicker still for ASCII, but `utf8` already has that path inside.
  const lines = block.toString('utf8').split('\n');
  if (firstLineNumber === 1 && lines[0]!.startsWith(BYTE_ORDER_MARK)) lines[0] = lines[0]!.slice(1);
  if (block.includes(CARRIAGE_RETURN)) {
    for (const [index, line] of lines.entries()) if (line.endsWith('\r')) lines[index] = line.slice(0, -1);
  }
  if (isUtf8(block)) return { firstLineNumber, lines };
  // The rare block where text will not do.
  const malformed = new Set(lineSpans(block).flatMap((span, index) => (isUtf8(span) ? [] : [index])));
  return { firstLineNumber, lines, malformed };
}

function lineTooLong(uri: string, lineNumber: number, maxLineBytes: number): UnreadableFileError {
  return new UnreadableFileError(
    `${uri}, line ${lineNumber} is longer than ${maxLineBytes} bytes: is this a JSON Lines file, one object a line?`,
  );
}
