import { InvalidRowsError, type RowProblem } from './invalid-rows-error.ts';
import type { SourceLines } from './source-lines.ts';

/** How many problems an error shows. */
const SHOWN = 10;

/** Keeps the first problems of rows, and counts all. */
export class ProblemLog {
  readonly #lines: SourceLines;
  readonly #problems: RowProblem[] = [];
  /** Whether there is a row that could not be sent without a check either. */
  #isHopeless = false;
  count = 0;

  /** @param lines Where the rows are from. */
  constructor(lines: SourceLines) {
    this.#lines = lines;
  }

  add(problem: RowProblem): void {
    this.count++;
    this.show(problem);
  }

  /** Notes a row that cannot be sent, checked or not. */
  addHopeless(problem: RowProblem): void {
    this.#isHopeless = true;
    this.add(problem);
  }

  /** Keeps a problem that is counted elsewhere. */
  show(problem: RowProblem): void {
    if (this.#problems.length < SHOWN) this.#problems.push({ ...problem, ...this.#lines.placeOf(problem.row) });
  }

  /** @throws InvalidRowsError when there were any. */
  throwIfAny(rows: number): void {
    if (this.count === 0) return;
    const inOrder = this.#problems.toSorted((a, b) => a.row - b.row);
    throw new InvalidRowsError(inOrder, this.count, rows, !this.#isHopeless);
  }
}
