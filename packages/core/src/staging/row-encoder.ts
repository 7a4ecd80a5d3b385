import { GenaiBatchError } from '../errors/genai-batch-error.ts';
import { encodeRow } from '../rows/encode/encode-row.ts';
import { noteOf } from '../rows/encode/notes.ts';
import { type RowRoute, rowRoute } from '../rows/row-route.ts';
import type { NotedRow } from './noted-row.ts';
import type { ProblemLog } from './problem-log.ts';

/** Makes rows into lines; notes those that cannot be. */
export class RowEncoder {
  readonly #route: RowRoute;
  /** For rows with notes, which only a request carries; absent where none can come into one. */
  readonly #inlineRoute: RowRoute | undefined;
  readonly #log: ProblemLog;
  readonly #keepsLines: boolean;
  /** Rows so far, blank lines not among them. */
  rows = 0;
  /** The first row with notes in its metadata. */
  noted: NotedRow | undefined;

  /** @param keepsLines Whether lines stay as they are. */
  constructor(route: RowRoute, log: ProblemLog, keepsLines: boolean) {
    const { backend, family } = route;
    this.#route = route;
    this.#inlineRoute =
      backend === 'gemini' && family === 'gemini' ? rowRoute({ ...route, carrier: 'inline' }) : undefined;
    this.#log = log;
    this.#keepsLines = keepsLines;
  }

  /** @returns the line; an empty one for a row that is at fault, so that numbers hold; nothing for a blank line. */
  encode(given: unknown, isMalformed: boolean): string | undefined {
    if (typeof given === 'string' && given.trim() === '') return undefined;
    const position = this.rows++;
    if (isMalformed) return this.#note(position, 'the bytes are not UTF-8. Write the file in UTF-8.');
    let row = given;
    if (typeof given === 'string') {
      const line = given.endsWith('\n') ? given.slice(0, -1) : given;
      if (line.includes('\n')) return this.#note(position, 'it is several lines. Give each line by itself.');
      if (this.#keepsLines) return line;
      try {
        row = JSON.parse(line);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return this.#note(position, `it is not JSON (${why}). Write each line with JSON.stringify.`);
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

  #note(position: number, message: string): string {
    this.#log.add({ row: position + 1, message });
    return '';
  }
}
