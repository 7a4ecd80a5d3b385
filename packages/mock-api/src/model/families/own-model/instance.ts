import { isJsonObject, type JsonObject } from '../../json.ts';
import type { InstanceConfig } from '../instance-config.ts';
import { badRow } from '../row-failure.ts';

/** A row as its model gets it, and what of it comes back otherwise. */
export interface Instance {
  readonly value: unknown;
  /** Stands in the output instead of the instance. */
  readonly key?: unknown;
  /** Fields that the model did not see, and that come back. */
  readonly beside: JsonObject;
}

/**
 * Makes a row, `{"instance":…}`, into what the job's model is sent. The cells of CSV have their columns' names beside
 * them: `{"instance":[42,"red"],"columns":["age","colour"]}`.
 *
 * @throws RowFailure for a row that cannot be made into what the job asks for
 */
export function toInstance(row: JsonObject, config: InstanceConfig): Instance {
  const { keyField, includedFields, excludedFields } = config;
  const fields = fieldsOf(row);
  if (!fields) {
    if (keyField !== undefined || includedFields.length + excludedFields.length > 0 || config.instanceType === 'object')
      throw badRow('The instance is not a JSON object, as instance_config needs it to be.');
    return { value: row['instance'], beside: {} };
  }
  for (const name of keyField === undefined ? includedFields : [keyField, ...includedFields]) {
    if (!fields.has(name)) throw badRow(`The instance has no field "${name}", which instance_config names.`);
  }
  const hidden = new Set(keyField === undefined ? excludedFields : [keyField, ...excludedFields]);
  const names = includedFields.length > 0 ? includedFields : [...fields.keys()];
  const seen = names.filter((name) => !hidden.has(name));
  const isArray = config.format === 'csv' || config.instanceType === 'array';
  return {
    value: isArray ? seen.map((name) => fields.get(name)) : pick(fields, seen),
    ...(keyField !== undefined && { key: fields.get(keyField) }),
    beside: keyField === undefined ? pick(fields, excludedFields) : {},
  };
}

/** What stands under a name in a row; undefined if nothing does. */
export function fieldOf(row: JsonObject, name: string): unknown {
  return fieldsOf(row)?.get(name);
}

function fieldsOf({ instance, columns }: JsonObject): Map<string, unknown> | undefined {
  if (Array.isArray(columns) && Array.isArray(instance)) {
    const cells: readonly unknown[] = instance;
    return new Map(columns.map((column, at) => [String(column), cells[at]]));
  }
  return isJsonObject(instance) ? new Map(Object.entries(instance)) : undefined;
}

function pick(fields: ReadonlyMap<string, unknown>, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.filter((name) => fields.has(name)).map((name) => [name, fields.get(name)]));
}
