import { GenaiBatchError } from '../errors/genai-batch-error.ts';
import { encodeRow } from '../rows/encode/encode-row.ts';
import { noteOf } from '../rows/encode/notes.ts';
import { type RowRoute, rowRoute } from '../rows/row-route.ts';
import type { GivenRows } from './given-rows.ts';
import type { NotedRow } from './noted-row.ts';
import type { ProblemLog } from './problem-log.ts';
import type { SourceLines } from './source-lines.ts';

interface RowEncoderOptions {
  readonly log: ProblemLog;
  /** Is told which line each row is from. */
  readonly sourceLines: SourceLines;
  /** Whether lines stay as they are. */
  readonly keepsLines: boolean;
  /** A longer line is refused unread. */
  readonly maxLineBytes: number;
}

/** Makes rows into lines; notes those that cannot be. */
export class RowEncoder {
  readonly #route: RowRoute;
  /** For rows with notes, which only a request carries; absent where none can come into one. */
  readonly #inlineRoute: RowRoute | undefined;
  readonly #log: ProblemLog;
  readonly #sourceLines: SourceLines;
  readonly #keepsLines: boolean;
  readonly #maxLineBytes: number;
  /** Rows so far, blank lines not among them. */
  rows = 0;
  /** The first row with notes in its metadata. */
  noted: NotedRow | undefined;

  constructor(route: RowRoute, { log, sourceLines, keepsLines, maxLineBytes }: RowEncoderOptions) {
    const { backend, family } = route;
    this.#route = route;
    this.#inlineRoute =
      backend === 'gemini' && family === 'gemini' ? rowRoute({ ...route, carrier: 'inline' }) : undefined;
    this.#log = log;
    this.#sourceLines = sourceLines;
    this.#keepsLines = keepsLines;
    this.#maxLineBytes = maxLineBytes;
  }

  /** @returns the line; an empty one for a row that is at fault, so that numbers hold; nothing for a blank line. */
  encode({ rows, firstLineNumber, malformed, tooLong }: GivenRows, index: number): string | undefined {
    const given = rows[index];
    const longBytes = tooLong?.get(index) ?? this.#longBytes(given);
    if (longBytes === undefined && typeof given === 'string' && given.trim() === '') return undefined;
    const position = this.rows++;
    if (firstLineNumber !== undefined) this.#sourceLines.note(position + 1, firstLineNumber + index);
    if (longBytes !== undefined) return this.#noteTooLong(position, longBytes);
    if (malformed?.has(index) === true) {
      return this.#noteHopeless(position, 'the bytes are not UTF-8. Write the file in UTF-8.');
    }
    let row = given;
    if (typeof given === 'string') {
      const line = given.endsWith('\n') ? given.slice(0, -1) : given;
      if (line.includes('\n')) return this.#noteHopeless(position, 'it is several lines. Give each line by itself.');
      if (this.#keepsLines) return line;
      try {
        row = JSON.parse(line);
      } catch (error) {
        return this.#note(position, `it is not JSON (${parseProblem(error)}). Write each line with JSON.stringify.`);
      }
    }
    try {
      const note = this.#inlineRoute && noteOf(row);
      if (this.#inlineRoute === undefined || note === undefined) return encodeRow(row, this.#route, position).line;
      this.noted ??= { row: position + 1, note };
      const { key, value } = encodeRow(row, this.#inlineRoute, position);
      return JSON.stringify({ key, ...value });
    } catch (error) {
      if (!(error instanceof GenaiBatchError)) throw error;
      return this.#note(position, error.message.replace(/^Row \d+ cannot be written as /, 'it cannot be written as '));
    }
  }

  /** Length of a line that is too long; counting the bytes is for long ones alone. */
  #longBytes(given: unknown): number | undefined {
    if (typeof given !== 'string' || given.length * MAX_BYTES_PER_UNIT <= this.#maxLineBytes) return undefined;
    const bytes = Buffer.byteLength(given);
    return bytes > this.#maxLineBytes ? bytes : undefined;
  }

  #noteTooLong(position: number, bytes: number): string {
    const message = `the line has ${bytes} bytes, and is read up to ${this.#maxLineBytes}. Refer to large media by their URI, and see that each object is on a line of its own.`;
    return this.#keepsLines ? this.#noteHopeless(position, message) : this.#note(position, message);
  }

  #noteHopeless(position: number, message: string): string {
    this.#log.addHopeless({ row: position + 1, message });
    return '';
  }

  #note(position: number, message: string): string {
    this.#log.add({ row: position + 1, message });
    return '';
  }
}

/** Longest form of a UTF-16 code unit in UTF-8. */
const MAX_BYTES_PER_UNIT = 3;

/** In V8's words, without the line, which is always the first. */
function parseProblem(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/at position \d+ \(line 1 column (\d+)\)/, 'at column $1');
}
