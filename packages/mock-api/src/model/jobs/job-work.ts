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
  /** Predicts the rows one after another, as long as `gate` lets them through. Once only. */
  predict(gate: RowGate): Promise<RowCounts>;
  /** Shows what was predicted, all at once. */
  publish(): Promise<void>;
  /** Throws it away. */
  discard(): Promise<void>;
}
