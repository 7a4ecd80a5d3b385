import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import { shown } from '../errors/shown.ts';
import type { CallConfig } from './call-config.ts';

/**
 * What a call was given, if it can be looked into.
 *
 * @param call E.g. `batches.get`. @param form What it takes, e.g. `{ name }`.
 * @throws InvalidArgumentError when it is no object, or has a signal that is none.
 */
export function given<T extends { readonly config?: CallConfig | undefined }>(
  params: T,
  call: string,
  form = '{ name }',
): T {
  requireObject(params, call, form);
  requireSignal(params.config?.abortSignal, 'config.abortSignal');
  return params;
}

/** @throws InvalidArgumentError */
export function requireObject(value: unknown, call: string, form: string): void {
  if (typeof value === 'object' && value !== null) return;
  throw new InvalidArgumentError(`${call} takes ${form}, but it was given ${shown(value)}.`);
}

/** @throws InvalidArgumentError */
export function requireSignal(signal: AbortSignal | null | undefined, name = 'abortSignal'): void {
  if ((signal ?? undefined) === undefined || typeof signal?.throwIfAborted === 'function') return;
  throw new InvalidArgumentError(`${name} must be an AbortSignal, but it is ${shown(signal)}.`);
}
