import { InvalidArgumentError } from '../../../errors/invalid-argument-error.ts';
import { refuseLostFields } from './lost-fields.ts';
import { refuseParameterOf } from './vertex-parameter.ts';

/** For which service a message is written, and what becomes of a field that it has no place for. */
export interface Target {
  readonly service: 'gemini' | 'vertex';
  /** `left out` as by the official SDK, where it does no harm; or `refused`, each by its name. */
  readonly unknownFields: 'left out' | 'refused';
}

/** As the official SDK writes a row of a request to the Gemini API. */
export const GEMINI: Target = { service: 'gemini', unknownFields: 'left out' };

/** Brings a value into its form on the wire. @param place Where the caller put it, e.g. `src[3].config.tools`. */
export type Convert = (value: unknown, place: string, target: Target) => unknown;

/** What becomes of a field: its own conversion, or one of the marks below. */
export type Rule =
  | Place
  | typeof vertexOnly
  | typeof geminiOnly
  | typeof notSent
  | { readonly vertex: Place }
  | { readonly gemini: Place };

/** A field stays in its message, or goes into the one that holds it, there by its own name or by another. */
type Place = Convert | { readonly beside: Convert; readonly as?: string } | { readonly as: string };

/** The Gemini API does not know the field. */
export const vertexOnly = 'vertex-only';

/** Vertex AI does not know the field. */
export const geminiOnly = 'gemini-only';

/** The field is for the client alone. */
export const notSent = 'not-sent';

/** The field goes into the message that holds this one. */
export const beside = (convert: Convert, as?: string): Place => ({ beside: convert, ...(as !== undefined && { as }) });

/** The Gemini API does not know the field; Vertex AI has it elsewhere, or by another name. */
export const onVertex = (place: Place): Rule => ({ vertex: place });

/** Vertex AI does not know the field; the Gemini API has it elsewhere. */
export const onGemini = (place: Place): Rule => ({ gemini: place });

/** Every field of a message, in the order in which it is written, which is also the order of the checks. */
export type Message<Fields> = { readonly [Field in keyof Required<Fields>]: Rule };

/** The same, once it no longer matters whose fields they are. */
type AnyMessage = Readonly<Record<string, Rule>>;

/**
 * Writes a message by its table. The caller's object is only read.
 *
 * @param outer Takes the fields that go beside this message.
 * @throws InvalidArgumentError for a field that only the other service knows, and for one that would be lost.
 */
export function writeMessage(
  message: AnyMessage,
  value: unknown,
  place: string,
  target: Target,
  outer: Record<string, unknown> = {},
): Record<string, unknown> {
  const given = requireObject(value, place);
  const written: Record<string, unknown> = {};
  for (const [field, rule] of Object.entries(message)) {
    const fieldValue = given[field];
    const way = placeOn(target, rule);
    if (way === 'refused') refuseParameterOf(target.service, field, fieldValue, place);
    else if (fieldValue === undefined || fieldValue === null || way === notSent) continue;
    else if (typeof way === 'function') written[field] = way(fieldValue, `${place}.${field}`, target);
    else if ('beside' in way) outer[way.as ?? field] = way.beside(fieldValue, `${place}.${field}`, target);
    else written[way.as] = fieldValue;
  }
  if (target.unknownFields === 'refused') refuseUnknownFields(given, message, place);
  else refuseLostFields(given, message, place);
  return written;
}

function placeOn({ service }: Target, rule: Rule): Place | 'refused' | typeof notSent {
  if (rule === vertexOnly) return service === 'vertex' ? asIs : 'refused';
  if (rule === geminiOnly) return service === 'gemini' ? asIs : 'refused';
  if (typeof rule === 'object' && 'vertex' in rule) return service === 'vertex' ? rule.vertex : 'refused';
  if (typeof rule === 'object' && 'gemini' in rule) return service === 'gemini' ? rule.gemini : 'refused';
  return rule;
}

function refuseUnknownFields(given: Readonly<Record<string, unknown>>, message: AnyMessage, place: string): void {
  for (const [field, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    if (!Object.hasOwn(message, field)) {
      throw new InvalidArgumentError(`${place}.${field} is not a field of the service: it has ${known(message)}.`);
    }
    if (message[field] === notSent) {
      throw new InvalidArgumentError(`${place}.${field} is for the client alone, and a row has none: leave it out.`);
    }
  }
}

function known(message: AnyMessage): string {
  return Object.keys(message)
    .filter((field) => message[field] !== notSent)
    .join(', ');
}

export const asIs: Convert = (value) => value;

export const messageOf =
  (message: AnyMessage): Convert =>
  (value, place, target) =>
    writeMessage(message, value, place, target);

export const listOf =
  (convert: Convert): Convert =>
  (value, place, target) =>
    requireArray(value, place).map((item, index) => convert(item, `${place}[${index}]`, target));

export function requireObject(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new InvalidArgumentError(`${place} must be an object.`);
}

export function requireArray(value: unknown, place: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new InvalidArgumentError(`${place} must be an array.`);
}
