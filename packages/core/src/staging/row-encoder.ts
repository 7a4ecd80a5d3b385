import { GenaiBatchError } from '../errors/genai-batch-error.ts';
import { encodeRow } from '../rows/encode/encode-row.ts';
import type { RowRoute } from '../rows/row-route.ts';
import type { ProblemLog } from './problem-log.ts';

/** Makes rows into lines; notes those that cannot be. */
export class RowEncoder {
  readonly #route: RowRoute;
  readonly #log: ProblemLog;
  readonly #keepsLines: boolean;
  /** Rows so far, blank lines not among them. */
  rows = 0;

  /** @param keepsLines Whether lines stay as they are. */
  constructor(route: RowRoute, log: ProblemLog, keepsLines: boolean) {
    this.#route = route;
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
      return encodeRow(row, this.#route, position).line;
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
