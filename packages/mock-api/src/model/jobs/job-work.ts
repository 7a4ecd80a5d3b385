/** What became of the rows so far. */
export interface RowCounts {
  readonly successful: number;
  readonly failed: number;
}

/** Says whether the row at `index` may be predicted; after the first "no" the work stops. */
export type RowGate = (index: number) => boolean | Promise<boolean>;

/** A job's rows once their import has succeeded. */
export interface JobWork {
  readonly totalRows: number;
  /** Rows predicted by now. */
  readonly counts: RowCounts;
  /** Predicts the rows, begun one after another as long as `gate` lets them through. Once only. */
  predict(gate: RowGate): Promise<RowCounts>;
  /** Resolves when every row that was let through is done. */
  settled(): Promise<void>;
  /** Gives up rows that are waited for; those that do not know how to be given up are done all the same. */
  interrupt(): void;
  /** Shows what was predicted, all at once. */
  publish(): Promise<void>;
  /** Throws it away. */
  discard(): Promise<void>;
}
