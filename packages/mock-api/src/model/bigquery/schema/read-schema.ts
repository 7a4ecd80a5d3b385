import { isJsonObject } from '../../json.ts';
import { BigQueryError } from '../bigquery-error.ts';
import { shown, textSetting } from '../settings.ts';
import { fieldTypes, type FieldType, type TableField, type TableSchema } from './table-field.ts';
import { RESERVED_PREFIX } from './reserved-prefix.ts';

const standardNames: Readonly<Record<string, FieldType>> = {
  INT64: 'INTEGER',
  FLOAT64: 'FLOAT',
  BOOL: 'BOOLEAN',
  STRUCT: 'RECORD',
  DECIMAL: 'NUMERIC',
  BIGDECIMAL: 'BIGNUMERIC',
};
const modes = ['NULLABLE', 'REQUIRED', 'REPEATED'] as const;
const MAX_NESTING = 15;
/** @see https://cloud.google.com/bigquery/docs/schemas#column_names */
const COLUMN_NAME = /^[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}&%=+:'<>#| ]{1,300}$/u;

/** The type of a column by either of its names. */
export function fieldType(name: string): FieldType | undefined {
  const upper = name.toUpperCase();
  return standardNames[upper] ?? fieldTypes.find((type) => type === upper);
}

/**
 * Reads `{"fields":[{"name":"key","type":"STRING"}, …]}`.
 *
 * @throws BigQueryError `invalid` for columns that no table can have
 */
export function readSchema(schema: unknown): TableSchema {
  const fields = isJsonObject(schema) ? schema['fields'] : undefined;
  return readFields(fields ?? [], '');
}

function readFields(fields: unknown, path: string): TableSchema {
  if (!Array.isArray(fields)) throw invalid(`Invalid schema${path && ` for ${path}`}: fields is not a list.`);
  if (path.split('.').length > MAX_NESTING)
    throw invalid(`Field ${path} is nested more than ${MAX_NESTING} levels deep.`);
  const read = fields.map((field: unknown) => readField(field, path));
  const names = new Set<string>();
  for (const { name } of read) {
    const lower = name.toLowerCase();
    if (names.has(lower)) throw invalid(`Duplicate column names are not supported. Found duplicate(s): ${lower}`);
    names.add(lower);
  }
  return read;
}

function readField(field: unknown, parent: string): TableField {
  if (!isJsonObject(field)) throw invalid(`Invalid schema${parent && ` for ${parent}`}: a field is not an object.`);
  const { name, type: typeName, mode: modeName, fields, ...settings } = field;
  if (typeof name !== 'string' || !COLUMN_NAME.test(name)) {
    throw invalid(
      `Invalid field name ${JSON.stringify(name)}. Fields must contain the allowed characters, and be at most 300 characters long. For allowed characters, please refer to https://cloud.google.com/bigquery/docs/schemas#column_names`,
    );
  }
  const path = parent === '' ? name : `${parent}.${name}`;
  if (RESERVED_PREFIX.test(name)) throw invalid(`Invalid field name "${name}": its prefix is reserved.`);
  if (typeName === undefined) throw invalid(`Field ${path} has no type.`);
  const type = fieldType(textSetting(field, 'type', ''));
  if (!type) throw invalid(`Invalid value for type: ${shown(typeName)} is not a valid value`);
  const mode = modes.find((each) => each === textSetting(field, 'mode', 'NULLABLE').toUpperCase());
  if (!mode) throw invalid(`Invalid value for mode: ${shown(modeName)} is not a valid value`);
  const children = type === 'RECORD' ? readFields(fields ?? [], path) : undefined;
  if (children?.length === 0) throw invalid(`Field ${path} is type RECORD but has no schema`);
  return {
    name,
    type,
    mode,
    ...(children && { fields: children }),
    ...(Object.keys(settings).length > 0 && { settings }),
  };
}

/** The schema as the REST API tells it. */
export function schemaResource(schema: TableSchema): { fields: object[] } {
  return { fields: schema.map(fieldResource) };
}

function fieldResource({ name, type, mode, fields, settings }: TableField): object {
  return { name, type, mode, ...(fields && { fields: fields.map(fieldResource) }), ...settings };
}

function invalid(message: string): BigQueryError {
  return new BigQueryError('invalid', message);
}
