import type { JobState } from './job-state.ts';
import type { JobTiming } from './job-timing.ts';

/** What happens to a job by itself. */
export type JobStep = 'start' | 'expire' | 'end' | 'overrun' | 'cancelled';

/** Where a job stood that was put into a state, and what it was about to do. */
export interface Held {
  readonly state: JobState;
  readonly sinceMs: number;
  readonly next?: { readonly afterMs: number; readonly step: JobStep } | undefined;
}

/** How a job stands, as plain data: with it, it can be gone on with in another process. */
export interface JobStanding<Job> {
  readonly job: Job;
  readonly timing: JobTiming;
  readonly next?: { readonly dueMs: number; readonly step: JobStep } | undefined;
  readonly held?: Held | undefined;
  /** Of a job whose rows are being predicted: since when, and how many of them at most. */
  readonly rows?: { readonly startMs: number; readonly stopAt?: number | undefined } | undefined;
}
