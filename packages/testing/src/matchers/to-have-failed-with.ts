import type { GoogleStatus } from '@genai-batch/mock-api';
import { jobVerdict, whatBecameOf } from './describe-job.ts';
import { codeNumber, describeCode } from './error-code.ts';
import { judgeJob, type JobSubject, type JudgedJob } from './judged-job.ts';
import type { Verdict } from './verdict.ts';

/** A code's number or name, a part of the message, or a pattern of it. */
export type ExpectedFailure = number | GoogleStatus | (string & {}) | RegExp;

/**
 * Whether a job has ended as `JOB_STATE_FAILED`, with this error.
 *
 * @param expected `3`, `'INVALID_ARGUMENT'`, or what the error's message contains: a text, or a pattern.
 * @throws TypeError for what is no job; Error for a name that cannot be looked up.
 */
export function toHaveFailedWith(subject: JobSubject, expected: ExpectedFailure): Verdict {
  const job = judgeJob(subject);
  const { holds, description } = expectation(expected);
  const pass = job.state === 'JOB_STATE_FAILED' && job.error !== undefined && holds(job.error);
  return jobVerdict(pass, job, `to have failed with ${description}`, whatBecameOf(job));
}

function expectation(expected: ExpectedFailure): {
  holds: (error: NonNullable<JudgedJob['error']>) => boolean;
  description: string;
} {
  const code = typeof expected === 'string' ? codeNumber(expected) : expected;
  if (typeof code === 'number') return { holds: (error) => error.code === code, description: describeCode(code) };
  if (expected instanceof RegExp) {
    return {
      holds: ({ message = '' }) => message.search(expected) !== -1, // `test` would go on where it last stopped
      description: `a message like ${String(expected)}`,
    };
  }
  if (typeof expected !== 'string' || expected === '')
    throw new TypeError(`A job fails with a code, a text or a RegExp, not with ${JSON.stringify(expected)}.`);
  return {
    holds: ({ message = '' }) => message.includes(expected),
    description: `a message that contains ${JSON.stringify(expected)}`,
  };
}
