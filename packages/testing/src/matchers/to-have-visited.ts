import type { JobState } from '@genai-batch/core';
import { checkStates } from './check-states.ts';
import { jobVerdict } from './describe-job.ts';
import { judgeJob, type JobSubject } from './judged-job.ts';
import type { Verdict } from './verdict.ts';

/**
 * Whether a job has been in all of these states, in this order; others may lie between. A job of a client, or a name,
 * goes by the history that the test's cloud keeps: also states that nobody looked at count.
 *
 * @throws TypeError for what is no job, and for a state that no job can have been in; Error for a job that the cloud of the running test does not have.
 */
export function toHaveVisited(subject: JobSubject, expected: readonly JobState[]): Verdict {
  if (!Array.isArray(expected) || expected.length === 0)
    throw new TypeError("toHaveVisited takes a list of states: ['JOB_STATE_PENDING', 'JOB_STATE_RUNNING'].");
  const job = judgeJob(subject);
  const { label, states } = job;
  if (!states)
    throw new Error(`Nobody knows the states of ${label}: the cloud that keeps them is not the one this code runs in.`);
  checkStates(expected, job);
  const fact = whereItStrayed(states, expected);
  return jobVerdict(
    fact === undefined,
    { ...job, stateByNow: undefined },
    `to have visited ${expected.join(' → ')}`,
    fact ?? 'it has',
  );
}

/** Says which of `expected` is not found after the ones before it, if any. */
function whereItStrayed(states: readonly string[], expected: readonly JobState[]): string | undefined {
  let from = 0;
  let last: string | undefined;
  for (const state of expected) {
    const index = states.indexOf(state, from);
    if (index === -1) return `it was never in ${state}${states.includes(state) ? ` after ${last}` : ''}`;
    from = index + 1;
    last = state;
  }
  return undefined;
}
