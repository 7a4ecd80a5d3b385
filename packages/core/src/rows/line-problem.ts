import type { JsonPath } from './json-path.ts';

/** What the service does about a problem. */
export type Consequence = 'refused at create' | 'import fails' | 'row fails' | 'ignored' | 'cannot be matched';

/** The kinds of problems; each is counted for itself. */
export type ProblemKind =
  | 'broken-file'
  | 'compressed-file'
  | 'byte-order-mark'
  | 'carriage-return'
  | 'blank-line'
  | 'empty-file'
  | 'invalid-utf8'
  | 'bad-json'
  | 'not-an-object'
  | 'not-a-row'
  | 'line-too-long'
  | 'file-too-large'
  | 'too-many-rows'
  | 'wrong-shape'
  | 'missing-field'
  | 'unknown-field'
  | 'misplaced-field'
  | 'other-service'
  | 'both-spellings'
  | 'wrong-type'
  | 'unknown-value'
  | 'wrong-value'
  | 'reserved-name'
  | 'missing-key'
  | 'duplicate-key'
  | 'media'
  | 'empty-object'
  | 'column-type'
  | 'other-region'
  | 'field-name'
  | 'too-deep'
  | 'list-in-list'
  | 'too-many-fields'
  | 'type-conflict';

/** One thing that is wrong with a line. */
export interface LineProblem {
  readonly kind: ProblemKind;
  readonly path: JsonPath;
  /** What is wrong, without the place. */
  readonly problem: string;
  /** What to do about it, in a sentence. */
  readonly advice: string;
  /** `error`: the line, or the job, does not do what it says. `warning`: it may. */
  readonly severity: 'error' | 'warning';
  readonly consequence: Consequence;
}

export type Report = (problem: LineProblem) => void;
