import type { BatchJob } from '../batch-job.ts';
import { rowCounts } from './job-progress.ts';

/** What of a job is not as it was: its state, its counts of rows, its error, or where its results are. */
export type JobChange = 'state' | 'counts' | 'error' | 'output';

/** Compares two looks at a job; empty when nothing that matters has changed. */
export function changesOf(before: BatchJob, now: BatchJob): readonly JobChange[] {
  const changes: JobChange[] = [];
  if (before.state !== now.state) changes.push('state');
  if (isDifferent(rowCounts(before), rowCounts(now))) changes.push('counts');
  if (isDifferent(before.error, now.error)) changes.push('error');
  if (isDifferent(before.outputInfo, now.outputInfo)) changes.push('output');
  return changes;
}

/** Of small plain objects that are always built in one order. */
function isDifferent(before: unknown, now: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(now);
}
