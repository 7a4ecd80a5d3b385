import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';

/** The last part of a job's name. As with the official SDK, anything may stand before `batches/`. */
export function geminiJobId(name: unknown): string {
  const id = typeof name === 'string' ? /batches\/([^/]+)$/.exec(name)?.[1] : undefined;
  if (id === undefined || id === '.' || id === '..') {
    throw new InvalidArgumentError(`Invalid batch job name: ${String(name)}. Give batches/….`);
  }
  return encodeURIComponent(id);
}
