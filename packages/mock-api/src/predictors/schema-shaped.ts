import { isJsonObject, type JsonObject } from '../model/json.ts';
import type { SeededRandom } from '../model/seeded-random.ts';

/** Schemas may lead back to themselves: from here on, only what is required is filled in. */
const DEPTH_OF_PLENTY = 4;
const MAX_DEPTH = 24;
const FIRST_MOMENT = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;

/**
 * A value that fits a schema: a Gemini `Schema` or a JSON Schema, as far as their keywords are about types, fields,
 * choices, lengths and ranges. Patterns and formats other than dates are not met.
 *
 * @param words What texts are made of.
 */
export function schemaShaped(schema: JsonObject, words: string, random: SeededRandom): unknown {
  return new Shaper(schema, words, random).value(schema, 0);
}

class Shaper {
  readonly #root: JsonObject;
  readonly #words: string;
  readonly #random: SeededRandom;

  constructor(root: JsonObject, words: string, random: SeededRandom) {
    this.#root = root;
    this.#words = words;
    this.#random = random;
  }

  value(given: unknown, depth: number): unknown {
    const schema = this.#resolve(given);
    if (depth > MAX_DEPTH) return null;
    if ('const' in schema) return schema['const'];
    const choices = listOf(schema['enum']) ?? listOf(schema['examples']);
    if (choices) return choices[this.#random.below(choices.length)];
    const variant = listOf(schema['anyOf']) ?? listOf(schema['any_of']) ?? listOf(schema['oneOf']);
    if (variant) {
      // Where it gets deep, null ends it.
      const isWanted = (one: unknown): boolean => isNull(one) === depth > DEPTH_OF_PLENTY;
      return this.value(variant.find(isWanted) ?? variant[0], depth + 1);
    }
    switch (typeOf(schema)) {
      case 'object':
        return this.#object(schema, depth);
      case 'array':
        return this.#array(schema, depth);
      case 'integer':
        return this.#number(schema, 1);
      case 'number':
        return this.#number(schema, 0);
      case 'boolean':
        return this.#random.below(2) === 1;
      case 'null':
        return null;
      default:
        return this.#text(schema);
    }
  }

  #resolve(given: unknown): JsonObject {
    const schema = isJsonObject(given) ? given : {};
    const reference = schema['$ref'];
    if (typeof reference !== 'string' || !reference.startsWith('#')) return schema;
    let target: unknown = this.#root;
    for (const step of reference.split('/').slice(1)) target = isJsonObject(target) ? target[step] : undefined;
    return isJsonObject(target) && target !== given ? target : {};
  }

  #object(schema: JsonObject, depth: number): JsonObject {
    const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
    const ordering = listOf(schema['propertyOrdering']) ?? listOf(schema['property_ordering']) ?? [];
    const required = new Set<unknown>(listOf(schema['required']) ?? []);
    const names = [
      ...new Set([...ordering.filter((name) => Object.hasOwn(properties, String(name))), ...Object.keys(properties)]),
    ];
    const filled = depth > DEPTH_OF_PLENTY ? names.filter((name) => required.has(name)) : names;
    return Object.fromEntries(filled.map((name) => [String(name), this.value(properties[String(name)], depth + 1)]));
  }

  #array(schema: JsonObject, depth: number): unknown[] {
    const min = numberIn(schema, 'minItems', 'min_items') ?? 0;
    const max = numberIn(schema, 'maxItems', 'max_items') ?? Infinity;
    const usual = depth > DEPTH_OF_PLENTY ? 0 : 1 + this.#random.below(3);
    const prefix = listOf(schema['prefixItems']) ?? [];
    const length = Math.max(min, Math.min(max, Math.max(usual, prefix.length)));
    return Array.from({ length }, (_, at) => this.value(prefix[at] ?? schema['items'], depth + 1));
  }

  #number(schema: JsonObject, step: 0 | 1): number {
    const low = numberIn(schema, 'minimum') ?? above(numberIn(schema, 'exclusiveMinimum'), step);
    const high = numberIn(schema, 'maximum') ?? above(numberIn(schema, 'exclusiveMaximum'), -step);
    const from = low ?? (high === undefined ? 0 : high - 100);
    const to = high ?? from + 100;
    if (step === 1) return Math.ceil(from) + this.#random.below(Math.max(1, Math.floor(to) - Math.ceil(from) + 1));
    return from + ((to - from) * (1 + this.#random.below(998))) / 1000;
  }

  #text(schema: JsonObject): string {
    const moment = new Date(FIRST_MOMENT + this.#random.below(365) * DAY_MS).toISOString();
    if (schema['format'] === 'date-time') return moment;
    if (schema['format'] === 'date') return moment.slice(0, 10);
    const min = numberIn(schema, 'minLength', 'min_length') ?? 0;
    const max = numberIn(schema, 'maxLength', 'max_length') ?? Infinity;
    const text = this.#words.padEnd(min, '.').slice(0, max);
    return text.isWellFormed() ? text : text.toWellFormed();
  }
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value : undefined;
}

function isNull(schema: unknown): boolean {
  return isJsonObject(schema) && typeOf(schema) === 'null';
}

/** `STRING` in Gemini's schemas, `string` or `["string","null"]` in JSON Schema. */
function typeOf(schema: JsonObject): string {
  const types = listOf(schema['type']) ?? [schema['type']];
  const type = types.find((each) => String(each).toLowerCase() !== 'null') ?? types[0];
  if (typeof type === 'string') return type.toLowerCase();
  return 'properties' in schema ? 'object' : 'items' in schema ? 'array' : 'string';
}

/** Gemini's schemas have their counts as texts, as any int64. */
function numberIn(schema: JsonObject, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = schema[name];
    if (value !== undefined && value !== null && Number.isFinite(Number(value))) return Number(value);
  }
  return undefined;
}

function above(limit: number | undefined, step: number): number | undefined {
  return limit === undefined ? undefined : limit + step;
}
