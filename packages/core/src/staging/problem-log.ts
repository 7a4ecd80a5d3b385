import { InvalidRowsError, type RowProblem } from './invalid-rows-error.ts';

/** How many problems an error shows. */
const SHOWN = 10;

/** Keeps the first problems of rows, and counts all. */
export class ProblemLog {
  readonly #problems: RowProblem[] = [];
  count = 0;

  add(problem: RowProblem): void {
    this.count++;
    this.show(problem);
  }

  /** Keeps a problem that is counted elsewhere. */
  show(problem: RowProblem): void {
    if (this.#problems.length < SHOWN) this.#problems.push(problem);
  }

  /** @throws InvalidRowsError when there were any. */
  throwIfAny(rows: number): void {
    if (this.count === 0) return;
    const inOrder = this.#problems.toSorted((a, b) => a.row - b.row);
    throw new InvalidRowsError(inOrder, this.count, rows);
  }
}
