import { GenaiBatchError } from '../errors/genai-batch-error.ts';

/** What is wrong with a row. */
export interface RowProblem {
  /** Place of the row in its source, from 1; 0 for what is about all of them. */
  readonly row: number;
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

  constructor(problems: readonly RowProblem[], problemCount: number, rows: number) {
    const lines = problems.map(({ row, path, message }) => {
      const place = row === 0 ? 'all rows' : `row ${row}`;
      return `  ${place}${path === undefined || path === '$' ? '' : `, ${path}`}: ${message}`;
    });
    const more = problemCount > problems.length ? [`  … and ${problemCount - problems.length} more`] : [];
    const count = problemCount === 1 ? 'One problem' : `${problemCount} problems`;
    super(
      [
        `${count} in ${rows} ${rows === 1 ? 'row' : 'rows'}; nothing was sent.`,
        ...lines,
        ...more,
        'Mend the rows; config.check: false sends them all the same.',
      ].join('\n'),
    );
    this.problems = problems;
    this.problemCount = problemCount;
  }
}
