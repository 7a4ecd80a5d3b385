/** Type of a {@link Schema}. */
export type Type = (typeof Type)[keyof typeof Type] | (string & {});
export const Type = {
  TYPE_UNSPECIFIED: 'TYPE_UNSPECIFIED',
  STRING: 'STRING',
  NUMBER: 'NUMBER',
  INTEGER: 'INTEGER',
  BOOLEAN: 'BOOLEAN',
  ARRAY: 'ARRAY',
  OBJECT: 'OBJECT',
  NULL: 'NULL',
} as const;

/**
 * A shape of data in the subset of OpenAPI 3.0 that the service knows.
 *
 * @see https://ai.google.dev/api/caching#Schema
 */
export interface Schema {
  anyOf?: Schema[];
  default?: unknown;
  description?: string;
  enum?: string[];
  example?: unknown;
  format?: string;
  items?: Schema;
  /** A 64-bit integer, hence a string, like the other counts. */
  maxItems?: string;
  maxLength?: string;
  maxProperties?: string;
  maximum?: number;
  minItems?: string;
  minLength?: string;
  minProperties?: string;
  minimum?: number;
  nullable?: boolean;
  pattern?: string;
  properties?: Record<string, Schema>;
  propertyOrdering?: string[];
  required?: string[];
  title?: string;
  type?: Type;
}

/** A {@link Schema}, or JSON Schema as a schema library writes it: it is brought into the form of the former. */
// oxlint-disable-next-line typescript/no-redundant-type-constituents -- it says what is expected
export type SchemaUnion = Schema | unknown;
