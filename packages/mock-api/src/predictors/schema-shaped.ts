import { isJsonObject, type JsonObject } from '../model/json.ts';
import type { SeededRandom } from '../model/seeded-random.ts';
import { formattedText } from './formatted-text.ts';

/** Schemas may lead back to themselves: from here on, only what is required is filled in. */
const DEPTH_OF_PLENTY = 4;
const MAX_DEPTH = 24;
const MOST_TRIES = 200;

/**
 * A value that fits a schema: a Gemini `Schema` or a JSON Schema, as far as their keywords are about types, fields,
 * choices, lengths, ranges and the usual formats. Patterns are not met, nor is anything that says `not` or `if`.
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
    const schema = this.#whole(this.#resolve(given));
    if (depth > MAX_DEPTH) return null;
    if ('const' in schema) return schema['const'];
    const choices = listOf(schema['enum']) ?? listOf(schema['examples']);
    if (choices) return choices[this.#random.below(choices.length)];
    const variant = listOf(schema['anyOf']) ?? listOf(schema['any_of']) ?? listOf(schema['oneOf']);
    if (variant) {
      // Where it gets deep, null ends it.
      const isWanted = (one: unknown): boolean => isNull(one) === depth > DEPTH_OF_PLENTY;
      const { anyOf: _, any_of: _any, oneOf: _one, ...common } = schema;
      return this.value(merged(common, this.#resolve(variant.find(isWanted) ?? variant[0])), depth + 1);
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

  /** With the schemas of `allOf` in it. */
  #whole(schema: JsonObject): JsonObject {
    const { allOf, ...rest } = schema;
    return (listOf(allOf) ?? []).reduce<JsonObject>(
      (whole, each) => merged(whole, this.#whole(this.#resolve(each))),
      rest,
    );
  }

  #resolve(given: unknown): JsonObject {
    const schema = isJsonObject(given) ? given : {};
    const reference = schema['$ref'];
    if (typeof reference !== 'string' || !reference.startsWith('#')) return schema;
    let target: unknown = this.#root;
    for (const step of reference.split('/').slice(1))
      target = isJsonObject(target) ? target[unescaped(step)] : undefined;
    if (!isJsonObject(target) || target === given) return {};
    return typeof target['$ref'] === 'string' && target['$ref'] !== reference ? this.#resolve(target) : target;
  }

  #object(schema: JsonObject, depth: number): JsonObject {
    const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
    const ordering = listOf(schema['propertyOrdering']) ?? listOf(schema['property_ordering']) ?? [];
    const required = new Set<unknown>(listOf(schema['required']) ?? []);
    const ordered = ordering.filter((name) => Object.hasOwn(properties, String(name)));
    const all = [...new Set([...ordered, ...Object.keys(properties), ...required])];
    const names = all.filter((name) => depth <= DEPTH_OF_PLENTY || required.has(name)).map(String);
    const min = numberIn(schema, 'minProperties', 'min_properties') ?? 0;
    const max = numberIn(schema, 'maxProperties', 'max_properties') ?? Infinity;
    const optional = new Set(names.filter((name) => !required.has(name)).slice(0, Math.max(0, max - required.size)));
    const filled = names.filter((name) => required.has(name) || optional.has(name));
    for (let at = 1; filled.length < min; at += 1) if (!filled.includes(`field${at}`)) filled.push(`field${at}`);
    const others = schema['additionalProperties'];
    const of = (name: string): unknown => (Object.hasOwn(properties, name) ? properties[name] : others);
    return Object.fromEntries(filled.map((name) => [name, this.value(of(name), depth + 1)]));
  }

  #array(schema: JsonObject, depth: number): unknown[] {
    const min = numberIn(schema, 'minItems', 'min_items') ?? 0;
    const max = numberIn(schema, 'maxItems', 'max_items') ?? Infinity;
    const usual = depth > DEPTH_OF_PLENTY ? 0 : 1 + this.#random.below(3);
    const prefix = listOf(schema['prefixItems']) ?? [];
    const length = Math.max(min, Math.min(max, Math.max(usual, prefix.length)));
    const items = Array.from({ length }, (_, at) => this.value(prefix[at] ?? schema['items'], depth + 1));
    return schema['uniqueItems'] === true ? this.#distinct(items, schema['items'], { min, depth }) : items;
  }

  /** Without doubles; where too few are left, chance is asked again, and after many tries given up. */
  #distinct(items: readonly unknown[], of: unknown, { min, depth }: { min: number; depth: number }): unknown[] {
    const seen = new Map(items.map((item) => [JSON.stringify(item), item]));
    for (let tries = 0; seen.size < min && tries < MOST_TRIES; tries += 1) {
      const item = this.value(of, depth + 1);
      // Texts are alike, but for what is put behind them.
      const told = typeof item === 'string' && tries > MOST_TRIES / 2 ? `${item} ${tries}` : item;
      seen.set(JSON.stringify(told), told);
    }
    return [...seen.values()];
  }

  #number(schema: JsonObject, step: 0 | 1): number {
    const low = numberIn(schema, 'minimum') ?? above(numberIn(schema, 'exclusiveMinimum'), step);
    const high = numberIn(schema, 'maximum') ?? above(numberIn(schema, 'exclusiveMaximum'), -step);
    const from = low ?? (high === undefined ? 0 : high - 100);
    const to = high ?? from + 100;
    const unit = numberIn(schema, 'multipleOf', 'multiple_of');
    if (unit !== undefined && unit > 0) {
      const first = Math.ceil(from / unit);
      return unit * (first + this.#random.below(Math.max(1, Math.floor(to / unit) - first + 1)));
    }
    if (step === 1) return Math.ceil(from) + this.#random.below(Math.max(1, Math.floor(to) - Math.ceil(from) + 1));
    return from + ((to - from) * (1 + this.#random.below(998))) / 1000;
  }

  #text(schema: JsonObject): string {
    const formatted = formattedText(schema['format'] ?? toldFormat(schema['description']), this.#random);
    if (formatted !== undefined) return formatted;
    const min = numberIn(schema, 'minLength', 'min_length') ?? 0;
    const max = numberIn(schema, 'maxLength', 'max_length') ?? Infinity;
    if (min === 0 && max === Infinity) return this.#words.toWellFormed();
    // A length is one of characters, of which some take two units.
    const characters = Array.from(this.#words.toWellFormed()).slice(0, max);
    return characters.join('') + '.'.repeat(Math.max(0, min - characters.length));
  }
}

/** Models read descriptions: `Format: email` is what is left of a format that a service does not take. */
function toldFormat(description: unknown): string | undefined {
  return typeof description === 'string' ? /\bformat: ([a-z][a-z\d-]*)/i.exec(description)?.[1] : undefined;
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value : undefined;
}

/** Fields of both; what both say of properties and of what is required is put together. */
function merged(one: JsonObject, other: JsonObject): JsonObject {
  const properties = { ...objectIn(one, 'properties'), ...objectIn(other, 'properties') };
  const required = [...(listOf(one['required']) ?? []), ...(listOf(other['required']) ?? [])];
  return {
    ...one,
    ...other,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
  };
}

function objectIn(schema: JsonObject, name: string): JsonObject {
  const value = schema[name];
  return isJsonObject(value) ? value : {};
}

/** @see https://datatracker.ietf.org/doc/html/rfc6901#section-3 */
function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
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
