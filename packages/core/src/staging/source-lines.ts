/**
 * Which line of a file each row is from: blank lines are no rows. Kept are the places where the two numbers part, and of
 * those only what may still be asked for.
 */
export class SourceLines {
  readonly #file: string | undefined;
  /** In order: from this row on, until the next, lines are so many ahead of rows. */
  #steps: { readonly row: number; readonly ahead: number }[] = [];

  /** @param file The file's name; without one nothing is told. */
  constructor(file: string | undefined) {
    this.#file = file;
  }

  /** Notes the line of the next row. */
  note(row: number, line: number): void {
    const ahead = line - row;
    if (this.#steps.at(-1)?.ahead !== ahead) this.#steps.push({ row, ahead });
  }

  /** Forgets all rows but the last that was noted. */
  forget(): void {
    if (this.#steps.length > 1) this.#steps = this.#steps.slice(-1);
  }

  /** @param row Number of the row, from 1; 0 for what is about all of them. */
  placeOf(row: number): { readonly file?: string; readonly line?: number } {
    if (this.#file === undefined) return {};
    const step = this.#steps.findLast((known) => known.row <= row);
    return row === 0 || step === undefined ? { file: this.#file } : { file: this.#file, line: row + step.ahead };
  }
}
