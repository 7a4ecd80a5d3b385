import type { BigQueryError } from '../bigquery-error.ts';

/** A job failed, for the first of these reasons. */
export class JobProblems extends Error {
  override readonly name = 'JobProblems';
  readonly problems: readonly [BigQueryError, ...BigQueryError[]];

  constructor(problems: readonly [BigQueryError, ...BigQueryError[]]) {
    super(problems[0].message);
    this.problems = problems;
  }
}
