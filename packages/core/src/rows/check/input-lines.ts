import { lineSpans } from '../../stores/line-spans.ts';
import { isUtf8 } from 'node:buffer';

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Lines that arrived together: a batch at a time costs a fraction of a line at a time. */
export interface InputBatch {
  /** Number of the first of `lines`, from 1. */
  readonly firstLineNumber: number;
  /** Without their newlines, and otherwise as they are: a `\r`, a byte order mark stay. */
  readonly lines: readonly string[];
  /** Whether any of the lines has a `\r` at its end. */
  readonly hasCarriageReturn: boolean;
  /** Indexes of lines whose bytes are no UTF-8, shown with U+FFFD. */
  readonly malformed?: ReadonlySet<number>;
  /** Lengths of lines that were too long and are not here: an empty one stands in each one's place. */
  readonly tooLong?: ReadonlyMap<number, number>;
  readonly bytes: number;
}

/**
 * The lines of a file, in batches, split at the byte 0x0A alone. Of a line longer than `maxLineBytes` only the length is
 * kept, so that memory is bounded whatever the bytes are.
 */
export async function* inputBatches(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<InputBatch, void> {
  let firstLineNumber = 1;
  let rest: Buffer[] = [];
  /** Of the line begun, kept or not. */
  let restBytes = 0;

  for await (const bytes of chunks) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = chunk.lastIndexOf(NEWLINE);
    if (end === -1) {
      restBytes += chunk.length;
      if (restBytes > maxLineBytes) rest = [];
      // A copy: who gives the bytes may use them again.
      else if (chunk.length > 0) rest.push(Buffer.from(chunk));
      continue;
    }
    const first = chunk.indexOf(NEWLINE);
    const firstBytes = restBytes + first;
    const isCut = firstBytes > maxLineBytes;
    const block = isCut ? chunk.subarray(first, end) : Buffer.concat([...rest, chunk.subarray(0, end)]);
    const batch = batchOf(block, firstLineNumber, maxLineBytes, isCut ? firstBytes : undefined);
    firstLineNumber += batch.lines.length;
    const begun = chunk.subarray(end + 1);
    restBytes = begun.length;
    rest = begun.length > 0 && begun.length <= maxLineBytes ? [Buffer.from(begun)] : [];
    yield batch;
  }
  if (restBytes > maxLineBytes) yield batchOf(Buffer.alloc(0), firstLineNumber, maxLineBytes, restBytes);
  else if (restBytes > 0) yield batchOf(Buffer.concat(rest), firstLineNumber, maxLineBytes);
}

/** @param firstBytes Length of the first line, where that was too long and is not in the block. */
function batchOf(block: Buffer, firstLineNumber: number, maxLineBytes: number, firstBytes?: number): InputBatch {
  const tooLong = new Map<number, number>();
  if (firstBytes !== undefined) tooLong.set(0, firstBytes);
  const isSound = isUtf8(block);
  const isLong = block.length > maxLineBytes;
  const batch = {
    firstLineNumber,
    hasCarriageReturn: block.includes(CARRIAGE_RETURN),
    bytes: block.length + (firstBytes ?? 0) + 1,
  };
  if (isSound && !isLong) {
    return { ...batch, lines: block.toString('utf8').split('\n'), ...(tooLong.size > 0 && { tooLong }) };
  }
  const malformed = new Set<number>();
  const lines = lineSpans(block).map((span, index) => {
    if (span.length > maxLineBytes) {
      tooLong.set(index, span.length);
      return '';
    }
    if (!isSound && !isUtf8(span)) malformed.add(index);
    return span.toString('utf8');
  });
  return { ...batch, lines, malformed, tooLong };
}
