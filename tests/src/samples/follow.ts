import { type BatchJob, type Client, JobState } from '@genai-batch/core';

/** The states in which the samples stop looking. */
const completed: ReadonlySet<JobState> = new Set([
  JobState.JOB_STATE_SUCCEEDED,
  JobState.JOB_STATE_FAILED,
  JobState.JOB_STATE_CANCELLED,
  JobState.JOB_STATE_EXPIRED,
  JobState.JOB_STATE_PAUSED,
]);

/** The samples' loop: look again and again, here without a pause. @returns the job as last seen, and every state it was in. */
export async function follow(client: Client, created: BatchJob): Promise<{ job: BatchJob; states: readonly string[] }> {
  const states: string[] = [created.state];
  let job = created;
  for (let look = 0; !completed.has(job.state); look++) {
    if (look === 20) throw new Error(`${job.name} still is ${job.state} after 20 looks`);
    job = await client.batches.get({ name: created.name });
    if (job.state !== states.at(-1)) states.push(job.state);
  }
  return { job, states };
}

/** What the samples print of a job that went well. */
export const wentWell: readonly string[] = ['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED'];
