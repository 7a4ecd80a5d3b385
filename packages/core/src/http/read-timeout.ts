import { ConfigurationError } from '../errors/configuration-error.ts';
import { shown } from '../errors/shown.ts';

/**
 * A time-out of the options, in milliseconds; nothing for what ends no request: 0 and less, as in the official SDK, and
 * `Infinity`.
 *
 * @throws ConfigurationError for what is no number.
 */
export function readTimeout(name: 'timeout' | 'totalTimeout', value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || Number.isNaN(value)) {
    throw new ConfigurationError(`httpOptions.${name} must be a number of milliseconds, but it is ${shown(value)}.`);
  }
  return value > 0 && value < Infinity ? value : undefined;
}
