import { describeCode } from './error-code.ts';
import type { JudgedJob } from './judged-job.ts';
import { replayLines } from './replay-lines.ts';
import type { Verdict } from './verdict.ts';

/** What a job in this state did or does, as the end of a sentence. */
export function whatBecameOf({ state, error }: Pick<JudgedJob, 'state' | 'error'>): string {
  switch (state) {
    case 'JOB_STATE_SUCCEEDED':
      return 'it succeeded';
    case 'JOB_STATE_PARTIALLY_SUCCEEDED':
      return 'it succeeded in part';
    case 'JOB_STATE_FAILED':
      return `it failed: ${describeError(error)}`;
    case 'JOB_STATE_CANCELLED':
      return 'it was cancelled';
    case 'JOB_STATE_EXPIRED':
      return 'it expired';
    default:
      return `it has not ended: it is in ${state}`;
  }
}

export function describeError(error: JudgedJob['error']): string {
  if (!error) return 'without an error';
  const { code, message = '(no message)' } = error;
  return code === undefined ? message : `${describeCode(code)}: ${message}`;
}

/**
 * A verdict whose message names the job, what it should be and what it is, and how to see it again.
 *
 * @param expectation `to have succeeded`
 * @param fact `it failed: …`
 */
export function jobVerdict(pass: boolean, job: JudgedJob, expectation: string, fact: string): Verdict {
  return {
    pass,
    message: () =>
      [`expected ${job.label} ${pass ? 'not ' : ''}${expectation}, but ${fact}`, ...circumstances(job)].join('\n'),
  };
}

function* circumstances({ states, rows, stateByNow, cloud }: JudgedJob): Generator<string, void> {
  if (states) yield `  states: ${states.join(' → ')}`;
  if (rows) yield `  rows: ${describeRows(rows)}`;
  if (stateByNow !== undefined)
    yield `  this job was read earlier: by now it is in ${stateByNow}. Read it again, or wait for it, before asking`;
  if (cloud) yield* replayLines(cloud);
}

function describeRows({ successful, failed, incomplete }: NonNullable<JudgedJob['rows']>): string {
  const counts = [`${successful} answered`, `${failed} failed`];
  if (incomplete > 0) counts.push(`${incomplete} never predicted`);
  return counts.join(', ');
}
