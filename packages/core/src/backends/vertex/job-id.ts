import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';

const FULL_NAME = /^projects\/[^/]+\/locations\/[^/]+\/batchPredictionJobs\/([^/]+)$/;

/**
 * The last part of a job's name. As with the official SDK, the name's own project and location do not count: the
 * client asks in its own.
 */
export function vertexJobId(name: unknown): string {
  const text = typeof name === 'string' ? name : '';
  const id = /^\d+$/.test(text) ? text : FULL_NAME.exec(text)?.[1];
  if (id === undefined || id === '.' || id === '..') {
    throw new InvalidArgumentError(
      `Invalid batch job name: ${String(name)}. ` +
        'Give projects/…/locations/…/batchPredictionJobs/… or the digits at its end.',
    );
  }
  return encodeURIComponent(id);
}
