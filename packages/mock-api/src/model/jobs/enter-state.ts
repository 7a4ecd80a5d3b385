import type { JobProgress } from './batch-job.ts';
import { hasEnded, type JobState } from './job-state.ts';

/** Writes down that a job is in a state from now on. @param time RFC 3339 */
export function enterState(job: JobProgress, state: JobState, time: string): void {
  job.state = state;
  job.states.push(state);
  job.updateTime = time;
  if (state === 'JOB_STATE_RUNNING') job.startTime ??= time;
  if (hasEnded(state)) job.endTime = time;
  else delete job.endTime;
}
