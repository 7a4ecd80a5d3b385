/** What a value must be, as the proto says. `json` is anything, `struct` any object. */
export type ScalarType = 'string' | 'bytes' | 'bool' | 'int32' | 'int64' | 'float' | 'json' | 'struct';

export interface EnumType {
  readonly enum: string;
  readonly values: ReadonlySet<string>;
}

export interface MessageType {
  /** The proto's own name for it, e.g. `Content`. */
  readonly message: string;
  /** By their names in camelCase. */
  readonly fields: Readonly<Record<string, FieldType>>;
  /** Of these only one may be set. */
  readonly oneOf?: { readonly name: string; readonly members: ReadonlySet<string> };
}

export interface ListType {
  readonly list: FieldType;
}

/** Names to values, e.g. a schema's `properties`. */
export interface MapType {
  readonly map: FieldType;
}

/** A function stands for a message that contains itself. */
export type FieldType = ScalarType | EnumType | MessageType | ListType | MapType | (() => MessageType);

export function message(name: string, fields: MessageType['fields'], oneOf?: MessageType['oneOf']): MessageType {
  return { message: name, fields, ...(oneOf && { oneOf }) };
}

/** @param values Separated by blanks, without the prefix that all of them have. */
export function enumOf(name: string, prefix: string, values: string): EnumType {
  return {
    enum: name,
    values: new Set(
      values
        .trim()
        .split(/\s+/)
        .map((value) => prefix + value),
    ),
  };
}

export function listOf(list: FieldType): ListType {
  return { list };
}

export function mapOf(map: FieldType): MapType {
  return { map };
}

/** Fields of one type: `each('float', 'temperature topP')`. */
export function each(type: FieldType, names: string): Record<string, FieldType> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, type]),
  );
}
