import type { BatchJob } from '@genai-batch/core';
import type { Stage } from './scenario.ts';

/** Waits for a job and shows each change of it; resolves with the job however it ended. */
export async function follow(job: BatchJob, { client, screen, pollIntervalMs }: Stage): Promise<BatchJob> {
  const startedAt = performance.now();
  const show = (now: BatchJob): void =>
    screen.progress({ state: now.state, elapsedMs: performance.now() - startedAt, share: shareOf(now) });
  show(job);
  return await client.batches.wait(job, { pollIntervalMs, onChange: show });
}

/** How far a job is, from its counts of rows where the service gives them. */
function shareOf({ state, completionStats, endTime }: BatchJob): number {
  if (endTime !== undefined) return 1;
  if (state !== 'JOB_STATE_RUNNING') return 0;
  const [done, left] = [
    Number(completionStats?.successfulCount ?? 0) + Number(completionStats?.failedCount ?? 0),
    Number(completionStats?.incompleteCount ?? -1),
  ];
  return left < 0 || done + left === 0 ? 0.5 : done / (done + left);
}
