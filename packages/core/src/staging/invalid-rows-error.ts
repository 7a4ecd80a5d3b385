import { GenaiBatchError } from '../errors/genai-batch-error.ts';

/** What is wrong with a row. */
export interface RowProblem {
  /** Place of the row in its source, from 1; 0 for what is about all of them. */
  readonly row: number;
  /** The file the row is from, as it was given; absent for rows of the program. */
  readonly file?: string;
  /** Number of the row's line in the file, from 1: blank lines count. */
  readonly line?: number;
  /** JSON path, e.g. `$.request.contents[0].role`; absent where the row could not be read or written at all. */
  readonly path?: string;
  /** What is wrong, and what to do. */
  readonly message: string;
}

/** Rows would be refused, or fail, for what is in them. Nothing was sent; the message shows the first few. */
export class InvalidRowsError extends GenaiBatchError {
  override readonly name = 'InvalidRowsError';
  /** The first few. */
  readonly problems: readonly RowProblem[];
  /** How many there are in all. */
  readonly problemCount: number;

  /** @param canBeSent Whether the rows would be sent without a check. */
  constructor(problems: readonly RowProblem[], problemCount: number, rows: number, canBeSent = true) {
    const lines = problems.map((problem) => {
      const { path, message } = problem;
      return `  ${placeOf(problem)}${path === undefined || path === '$' ? '' : `, ${path}`}: ${message}`;
    });
    const more = problemCount > problems.length ? [`  … and ${problemCount - problems.length} more`] : [];
    const count = problemCount === 1 ? 'One problem' : `${problemCount} problems`;
    super(
      [
        `${count} in ${rows} ${rows === 1 ? 'row' : 'rows'}; nothing was sent.`,
        ...lines,
        ...more,
        canBeSent ? 'Mend the rows; config.check: false sends them all the same.' : 'Mend the rows.',
      ].join('\n'),
    );
    this.problems = problems;
    this.problemCount = problemCount;
  }
}

function placeOf({ row, file, line }: RowProblem): string {
  if (row === 0) return 'all rows';
  return file === undefined || line === undefined ? `row ${row}` : `${file}, line ${line}`;
}
