import type { Consequence, ProblemKind } from '../line-problem.ts';

/** Something wrong in a source of lines: where, what, what follows, and what to do. */
export interface LineFinding {
  /** As the source names it, e.g. `gs://bucket/in.jsonl`; absent for lines that have no file. */
  readonly file?: string;
  /** Number of the line, from 1; 0 for what is about the whole file. */
  readonly line: number;
  /** JSON path, e.g. `$.request.contents[0].role`; `$` for the whole line. */
  readonly path: string;
  readonly kind: ProblemKind;
  readonly problem: string;
  readonly advice: string;
  readonly severity: 'error' | 'warning';
  readonly consequence: Consequence;
}

/** How often one thing was found: findings of one kind, at one place of a line. */
export interface FindingCount extends Omit<LineFinding, 'file' | 'line' | 'path'> {
  /** JSON path with `[*]` for every index. */
  readonly path: string;
  readonly count: number;
  /** Where it was first. */
  readonly first: Pick<LineFinding, 'file' | 'line'>;
}

/** What became of a check. */
export interface CheckSummary {
  /** Whether nothing is in the way: there was no error. Warnings there may be. */
  readonly ok: boolean;
  /** Lines with something on them. */
  readonly rows: number;
  readonly files: number;
  /** Of all files, unpacked. */
  readonly bytes: number;
  /** All findings, those that were not shown among them. */
  readonly errors: number;
  readonly warnings: number;
  /** Errors first, then by how often. */
  readonly counts: readonly FindingCount[];
}
