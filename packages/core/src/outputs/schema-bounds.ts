import type { Schema } from '../content/schema.ts';
import type { JsonObject } from '../rows/json-object.ts';

/** Counts are 64-bit integers, which JSON of protocol buffers writes as strings. */
const COUNTS = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'] as const;

/**
 * Bounds of numbers and lengths. A bound that is itself excluded becomes the next integer or, of a number, one that is
 * not: the dialect knows no other. Those that only say "a safe integer" are left out.
 */
export function boundsOf(schema: JsonObject): Schema {
  const { type } = schema;
  const step = typeof type === 'string' && type.toLowerCase() === 'integer' ? 1 : 0;
  const minimum = bound(Math.max, schema['minimum'], schema['exclusiveMinimum'], step);
  const maximum = bound(Math.min, schema['maximum'], schema['exclusiveMaximum'], -step);
  const written: Schema = {};
  if (minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER) written.minimum = minimum;
  if (maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER) written.maximum = maximum;
  for (const name of COUNTS) {
    const count = schema[name];
    if (typeof count === 'number' || typeof count === 'string') written[name] = String(count);
  }
  return written;
}

/** The tighter of the two. Draft 4 has `exclusiveMinimum: true` beside `minimum`. */
function bound(
  tighter: (...of: number[]) => number,
  included: unknown,
  excluded: unknown,
  step: number,
): number | undefined {
  const bounds: number[] = [];
  if (typeof included === 'number') bounds.push(excluded === true ? nextTo(included, step) : included);
  if (typeof excluded === 'number') bounds.push(nextTo(excluded, step));
  return bounds.length === 0 ? undefined : tighter(...bounds);
}

function nextTo(excluded: number, step: number): number {
  if (step === 0) return excluded;
  return step > 0 ? Math.floor(excluded) + 1 : Math.ceil(excluded) - 1;
}
