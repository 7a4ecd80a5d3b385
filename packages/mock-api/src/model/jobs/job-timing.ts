import { checkOptions, type ChecksOf } from '../options/check-options.ts';
import { span } from '../options/checks.ts';

/** How long a job spends where, in milliseconds of service time. `Infinity` is for ever. */
export interface JobTiming {
  /** Waiting for capacity. @default 60_000 */
  readonly pendingMs: number;
  /** Predicting. @default 120_000 */
  readonly runningMs: number;
  /** Between a cancel and its effect. @default 10_000 */
  readonly cancellingMs: number;
}

/** What is known of a job when its timing is asked for. */
export interface TimedJob {
  readonly displayName?: string;
  /** `publishers/google/models/gemini-2.5-flash`, or `models/gemini-2.5-flash` on the Gemini API. */
  readonly model: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** One timing for all jobs, or one by job; what is left out is as for a small job. */
export type JobTimingOption = Partial<JobTiming> | ((job: TimedJob) => Partial<JobTiming> | undefined);

/** Three minutes in all, as observed for a handful of rows. */
export const smallJobTiming: JobTiming = { pendingMs: 60_000, runningMs: 120_000, cancellingMs: 10_000 };

const checks: ChecksOf<JobTiming> = { pendingMs: span, runningMs: span, cancellingMs: span };

/** @throws RangeError, TypeError for spans that are none, at once or, of a function, when it is asked. */
export function timingOf(option: JobTimingOption = {}): (job: TimedJob) => JobTiming {
  if (typeof option === 'function') return (job) => ({ ...smallJobTiming, ...checked(option(job) ?? {}) });
  const timing = { ...smallJobTiming, ...checked(option) };
  return () => timing;
}

function checked(timing: Partial<JobTiming>): Partial<JobTiming> {
  return checkOptions(timing, checks, 'timing');
}
