/** How long a job spends where, in milliseconds of service time. */
export interface JobTiming {
  /** Waiting for capacity. @default 60_000 */
  readonly pendingMs: number;
  /** Predicting. @default 120_000 */
  readonly runningMs: number;
  /** Between a cancel and its effect. @default 10_000 */
  readonly cancellingMs: number;
}

/** Three minutes in all, as observed for a handful of rows. */
export const smallJobTiming: JobTiming = { pendingMs: 60_000, runningMs: 120_000, cancellingMs: 10_000 };
