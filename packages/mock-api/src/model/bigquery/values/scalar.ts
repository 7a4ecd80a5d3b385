import { bignumeric, canonicalDecimal, numeric } from './decimal.ts';
import { canonicalFloat } from './float.ts';
import { canonicalJson, exactNumber, jsonText } from './json-text.ts';
import type { FieldType } from '../schema/table-field.ts';
import { canonicalDate, canonicalDatetime, canonicalTime, micros, timestampMicros } from './times.ts';

const LARGEST_INTEGER = 2n ** 63n - 1n;

/** Whether JSON columns are given as texts of JSON, as streaming and CSV have it, or as values. */
export type JsonColumns = 'texts' | 'values';

export type ScalarType = Exclude<FieldType, 'RECORD'>;

/** A value of JSON as BigQuery's REST API writes it in a cell, always a text. @returns undefined when it is none of that type */
export function scalarText(type: ScalarType, value: unknown, json: JsonColumns): string | undefined {
  if (type === 'JSON') return jsonCell(value, json);
  const digits = exactNumber(value);
  if (digits !== undefined && type !== 'RANGE') return fromText(type, digits);
  if (type === 'RANGE') return rangeText(value);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  if (typeof value === 'number' && (type === 'FLOAT' || type === 'TIMESTAMP')) {
    return type === 'FLOAT' ? canonicalFloat(value) : micros(value)?.toString();
  }
  return fromText(type, String(value));
}

function fromText(type: Exclude<ScalarType, 'JSON' | 'RANGE'>, text: string): string | undefined {
  switch (type) {
    case 'STRING':
    case 'GEOGRAPHY':
    case 'INTERVAL':
      return text;
    case 'BYTES':
      return base64(text);
    case 'INTEGER':
      return integer(text);
    case 'FLOAT':
      return canonicalFloat(text);
    case 'NUMERIC':
      return canonicalDecimal(text, numeric);
    case 'BIGNUMERIC':
      return canonicalDecimal(text, bignumeric);
    case 'BOOLEAN':
      return /^(true|false)$/i.test(text) ? text.toLowerCase() : undefined;
    case 'TIMESTAMP':
      return (/^-?\d+(\.\d+)?$/.test(text) ? micros(Number(text)) : timestampMicros(text))?.toString();
    case 'DATE':
      return canonicalDate(text);
    case 'TIME':
      return canonicalTime(text);
    case 'DATETIME':
      return canonicalDatetime(text);
    default:
      return type satisfies never;
  }
}

function jsonCell(value: unknown, json: JsonColumns): string | undefined {
  if (json === 'values') return jsonText(value);
  if (typeof value === 'object' && exactNumber(value) === undefined) return undefined;
  try {
    return canonicalJson(exactNumber(value) ?? String(value));
  } catch {
    return undefined;
  }
}

function integer(text: string): string | undefined {
  const [, digits] = /^\s*([+-]?\d{1,30})(?:\.0*)?\s*$/.exec(text) ?? [];
  if (digits === undefined) {
    return /^[+-]?\d+(\.\d*)?e\+?\d+$/i.test(text) && Number.isSafeInteger(Number(text))
      ? String(Number(text))
      : undefined;
  }
  const value = BigInt(digits.replace('+', ''));
  return value <= LARGEST_INTEGER && value >= -LARGEST_INTEGER - 1n ? String(value) : undefined;
}

function base64(text: string): string | undefined {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  const bytes = Buffer.from(standard, 'base64').toString('base64');
  return bytes.replace(/=+$/, '') === standard ? bytes : undefined;
}

/** `[2020-01-01, 2020-12-31)`, or the same as `{"start":…,"end":…}`. */
function rangeText(value: unknown): string | undefined {
  if (typeof value === 'string') return /^\[.*,.*\)$/.test(value) ? value : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const { start, end } = value as { start?: unknown; end?: unknown };
  const bounds = [start ?? 'UNBOUNDED', end ?? 'UNBOUNDED'];
  return bounds.every((bound) => typeof bound === 'string') ? `[${bounds.join(', ')})` : undefined;
}
