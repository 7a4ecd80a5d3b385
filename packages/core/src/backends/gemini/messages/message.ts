import { InvalidArgumentError } from '../../../errors/invalid-argument-error.ts';
import { refuseLostFields } from './lost-fields.ts';
import { refuseVertexParameter } from './vertex-parameter.ts';

/** Brings a value into its form on the wire. @param place Where the caller put it, e.g. `src[3].config.tools`. */
export type Convert = (value: unknown, place: string) => unknown;

/** What becomes of a field: its own conversion, or one of the marks below. */
export type Rule = Convert | typeof vertexOnly | typeof notSent | { readonly beside: Convert };

/** The Gemini API does not know the field. */
export const vertexOnly = 'vertex-only';

/** The field is for the client alone. */
export const notSent = 'not-sent';

/** The field goes into the message that holds this one. */
export const beside = (convert: Convert): Rule => ({ beside: convert });

/** Every field of a message, in the order in which it is written, which is also the order of the checks. */
export type Message<Fields> = { readonly [Field in keyof Required<Fields>]: Rule };

/** The same, once it no longer matters whose fields they are. */
type AnyMessage = Readonly<Record<string, Rule>>;

/**
 * Writes a message by its table. The caller's object is only read.
 *
 * @param outer Takes the fields that go beside this message.
 * @throws InvalidArgumentError for a field that only Vertex AI knows, and for one that would be lost.
 */
export function writeMessage(
  message: AnyMessage,
  value: unknown,
  place: string,
  outer: Record<string, unknown> = {},
): Record<string, unknown> {
  const given = requireObject(value, place);
  const written: Record<string, unknown> = {};
  for (const [field, rule] of Object.entries(message)) {
    const fieldValue = given[field];
    if (rule === vertexOnly) refuseVertexParameter(field, fieldValue, place);
    else if (fieldValue === undefined || fieldValue === null || rule === notSent) continue;
    else if (typeof rule === 'function') written[field] = rule(fieldValue, `${place}.${field}`);
    else outer[field] = rule.beside(fieldValue, `${place}.${field}`);
  }
  refuseLostFields(given, message, place);
  return written;
}

export const asIs: Convert = (value) => value;

export const messageOf =
  (message: AnyMessage): Convert =>
  (value, place) =>
    writeMessage(message, value, place);

export const listOf =
  (convert: Convert): Convert =>
  (value, place) =>
    requireArray(value, place).map((item, index) => convert(item, `${place}[${index}]`));

export function requireObject(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new InvalidArgumentError(`${place} must be an object.`);
}

export function requireArray(value: unknown, place: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new InvalidArgumentError(`${place} must be an array.`);
}
