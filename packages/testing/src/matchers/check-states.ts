import { JobState } from '@genai-batch/core';
import type { MockCloud } from '@genai-batch/mock-api';
import type { JudgedJob } from './judged-job.ts';

const known: readonly string[] = Object.keys(JobState);

/**
 * Refuses states that no job can have been in, as nothing would ever speak against "not": neither does Google document them, nor
 * has a job of this cloud been in them, nor would a fault bring one there.
 *
 * @throws TypeError which names those that there are
 */
export function checkStates(expected: readonly string[], { states, cloud }: Pick<JudgedJob, 'states' | 'cloud'>): void {
  const own = expected.every(isKnown) ? undefined : new Set([...(states ?? []), ...(cloud ? statesIn(cloud) : [])]);
  const wrong = expected.find((state) => !isKnown(state) && !own?.has(state));
  if (wrong === undefined) return;
  const near = known.find((state) => isNear(wrong, state));
  throw new TypeError(
    `No job here has ever been in ${JSON.stringify(wrong)}, which is none of Google's states.${near === undefined ? '' : ` Did you mean ${near}?`}` +
      ` There are: ${known.join(', ')}, and those that a test forces jobs into.`,
  );
}

function isKnown(state: string): boolean {
  return known.includes(state);
}

function* statesIn({ jobs, batches, faults }: MockCloud): Generator<string, void> {
  for (const job of [...jobs.list(), ...batches.list()]) yield* job.states;
  for (const { rule } of faults.list()) {
    if (rule.fault === 'unknown-state') yield ('state' in rule && rule.state) || 'JOB_STATE_HIBERNATING';
  }
}

/** Whether all but two or three letters are right, counted from both ends, or all but the prefix is there. */
function isNear(given: string, state: string): boolean {
  const word = given.toUpperCase().replace(/^(?:JOB_STATE_|BATCH_STATE_)?/, 'JOB_STATE_');
  const shorter = Math.min(word.length, state.length);
  let start = 0;
  while (start < shorter && word[start] === state[start]) start += 1;
  let end = 0;
  while (end < shorter - start && word.at(-1 - end) === state.at(-1 - end)) end += 1;
  return Math.max(word.length, state.length) - start - end <= 2;
}
