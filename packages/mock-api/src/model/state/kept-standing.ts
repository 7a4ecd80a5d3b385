import type { JobProgress } from '../jobs/batch-job.ts';
import type { JobStanding } from '../jobs/job-standing.ts';
import type { JobTiming } from '../jobs/job-timing.ts';

/** A job's standing as JSON reads it back: it has no word for "for ever". */
export type StandingRecord<Job extends JobProgress> = Omit<JobStanding<Job>, 'timing'> & {
  readonly timing: { readonly [Span in keyof JobTiming]: number | null };
};

/** A standing out of its record. */
export function standingOf<Job extends JobProgress>({ timing, ...rest }: StandingRecord<Job>): JobStanding<Job> {
  const span = (ms: number | null): number => ms ?? Infinity;
  const { pendingMs, runningMs, cancellingMs } = timing;
  return {
    ...rest,
    timing: { pendingMs: span(pendingMs), runningMs: span(runningMs), cancellingMs: span(cancellingMs) },
  };
}
