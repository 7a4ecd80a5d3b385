/** One line of the benchmark table: our figure, the one beside it in the same run, and what we aim at. */
export interface Figure {
  readonly what: string;
  readonly ours: string;
  readonly beside: string;
  /** Ours divided by the other one's; absent where the aim is an absolute number. */
  readonly ratio?: number;
  readonly aim: string;
  readonly met: boolean;
}

/** @param size How much to do, for a benchmark that may do more or less. */
export type Bench = (size?: number) => Promise<readonly Figure[]>;
