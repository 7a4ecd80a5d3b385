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

export type Bench = () => Promise<readonly Figure[]>;
