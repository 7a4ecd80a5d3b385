import { camelCase, snakeCase } from '../spelling.ts';

export type Backend = 'vertex' | 'gemini';

/** What a field holds. `any` and `object` are the caller's own: nothing within them is a field. */
export type FieldType = (
  | { readonly kind: 'text' | 'bytes' | 'number' | 'integer' | 'flag' | 'any' | 'object' }
  | { readonly kind: 'enum'; readonly values: ReadonlySet<string>; readonly anyCase: boolean }
  | { readonly kind: 'list'; readonly of: FieldType; readonly mayBeSingle: boolean }
  | { readonly kind: 'map' | 'textOr'; readonly of: FieldType }
  | { readonly kind: 'message'; readonly type: () => MessageType }
) & {
  /** The one service that knows the field. */
  readonly only?: Backend;
};

export interface Member {
  /** In the spelling of its message. */
  readonly name: string;
  readonly type: FieldType;
}

/** A message of a service. Google's have names in camelCase, and take both spellings. */
export interface MessageType {
  readonly name: string;
  /** Whether the service may take other fields as well. */
  readonly isOpen: boolean;
  /** By both spellings of the name. */
  readonly members: ReadonlyMap<string, Member>;
}

export function messageType(name: string, fields: Readonly<Record<string, FieldType>>): MessageType {
  const members = new Map<string, Member>();
  for (const [field, type] of Object.entries(fields)) {
    const member = { name: field, type };
    members.set(field, member).set(snakeCase(field), member);
  }
  return { name, isOpen: false, members };
}

/** A message of an API that is not Google's: names in snake_case, and more of them than are known here. */
export function foreignMessageType(name: string, fields: Readonly<Record<string, FieldType>>): MessageType {
  const members = new Map<string, Member>();
  for (const [field, type] of Object.entries(fields)) {
    const member = { name: field, type };
    members.set(field, member).set(camelCase(field), member);
  }
  return { name, isOpen: true, members };
}

export const text: FieldType = { kind: 'text' };
/** Base64. */
export const bytes: FieldType = { kind: 'bytes' };
export const number: FieldType = { kind: 'number' };
/** Of 32 or 64 bits; the latter may be a string. */
export const integer: FieldType = { kind: 'integer' };
export const flag: FieldType = { kind: 'flag' };
export const any: FieldType = { kind: 'any' };
export const object: FieldType = { kind: 'object' };

export function enumOf(values: Iterable<string>, { anyCase = false }: { anyCase?: boolean } = {}): FieldType {
  return { kind: 'enum', values: new Set(values), anyCase };
}
export function listOf(of: FieldType, { mayBeSingle = false }: { mayBeSingle?: boolean } = {}): FieldType {
  return { kind: 'list', of, mayBeSingle };
}
export function mapOf(of: FieldType): FieldType {
  return { kind: 'map', of };
}
/** @param type A function, for messages may hold themselves. */
export function messageOf(type: () => MessageType): FieldType {
  return { kind: 'message', type };
}
export function vertexOnly(type: FieldType): FieldType {
  return { ...type, only: 'vertex' };
}
export function geminiOnly(type: FieldType): FieldType {
  return { ...type, only: 'gemini' };
}
/** A string, or what else may stand in its place. */
export function textOr(of: FieldType): FieldType {
  return { kind: 'textOr', of };
}
