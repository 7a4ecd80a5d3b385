import type { JsonObject } from '../json.ts';
import { BigQueryError } from './bigquery-error.ts';

/** A text among a job's settings; empty ones count. @throws BigQueryError `invalid` for anything else but a text */
export function textSetting(settings: JsonObject, name: string, otherwise: string): string {
  const value = settings[name] ?? otherwise;
  if (typeof value === 'string') return value;
  throw new BigQueryError('invalid', `Invalid value for ${name}: a text is needed.`);
}

/** A value as an error shows it. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
