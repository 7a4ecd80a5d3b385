import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import { shown } from '../errors/shown.ts';
import type { BatchJob } from './batch-job.ts';
import type { WaitOptions } from './wait-options.ts';
import { watchJob } from './watch/watch-job.ts';

/** Looks at a job until it has ended. @param look Fetches the job. @param name For messages. */
export async function waitForJob(
  look: () => Promise<BatchJob>,
  name: string,
  { onChange, onEvent, ...options }: WaitOptions,
): Promise<BatchJob> {
  for (const [option, call] of Object.entries({ onChange, onEvent })) {
    if ((call ?? undefined) === undefined || typeof call === 'function') continue;
    throw new InvalidArgumentError(`${option} must be a function, but it is ${shown(call)}.`);
  }
  const events = watchJob(look, name, options);
  for (;;) {
    const { done, value } = await events.next();
    if (done) return value;
    onEvent?.(value);
    if (value.type === 'job-stalled' || value.type === 'look-failed') continue;
    const isFirst = value.type === 'job-seen' || (value.type === 'job-ended' && value.previous === undefined);
    if (isFirst || value.changed.length > 0) onChange?.(value.job);
  }
}
