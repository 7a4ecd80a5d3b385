import type { JobDeadlines } from './job-deadlines.ts';
import type { JobTiming } from './job-timing.ts';

/** A batch that has not ended by then is `EXPIRED`, and has no results. https://ai.google.dev/gemini-api/docs/batch-api */
const LIFETIME_MS = 48 * 3_600_000;

/** One deadline for waiting and running together. */
export function batchDeadlines({ pendingMs }: JobTiming): JobDeadlines {
  const runMs = Math.max(0, LIFETIME_MS - pendingMs);
  return { queueMs: LIFETIME_MS, runMs, overrunState: 'JOB_STATE_EXPIRED', keepsRows: false };
}
