import { isJsonObject, type JsonObject } from '../../json.ts';
import { BigQueryError } from '../bigquery-error.ts';
import { shown } from '../settings.ts';
import { queryError, unknownToMock, type Place } from './sql-error.ts';
import { sqlTypes, type SqlType } from './syntax.ts';
import type { SqlParameter } from './translation.ts';

const aliases: Readonly<Record<string, SqlType>> = {
  INTEGER: 'INT64',
  FLOAT: 'FLOAT64',
  BOOLEAN: 'BOOL',
  DECIMAL: 'NUMERIC',
};

/** Finds `queryParameters` of a query, by their names or, without names, by their places. */
export function queryParameters(query: JsonObject): (name: string | number, place: Place) => SqlParameter {
  const given = query['queryParameters'];
  const list: unknown[] = Array.isArray(given) ? given : [];
  return (name, place) => {
    const found =
      typeof name === 'number'
        ? list[name]
        : list.find((each) => isJsonObject(each) && lower(each['name']) === name.toLowerCase());
    if (!isJsonObject(found)) {
      throw queryError(
        typeof name === 'number'
          ? `Query parameter number ${name + 1} not found`
          : `Query parameter '${name}' not found`,
        place,
      );
    }
    return readParameter(found, place);
  };
}

function lower(name: unknown): string {
  return typeof name === 'string' ? name.toLowerCase() : '';
}

function readParameter({ parameterType, parameterValue }: JsonObject, place: Place): SqlParameter {
  const type = isJsonObject(parameterType) ? parameterType : {};
  const value = isJsonObject(parameterValue) ? parameterValue : {};
  if (type['type'] !== 'ARRAY') return { type: typeOf(type, place), values: [textOf(value)], isArray: false };
  const items: unknown[] = Array.isArray(value['arrayValues']) ? value['arrayValues'] : [];
  const arrayType = isJsonObject(type['arrayType']) ? type['arrayType'] : {};
  return {
    type: typeOf(arrayType, place),
    values: items.map((item) => textOf(isJsonObject(item) ? item : {})),
    isArray: true,
  };
}

function typeOf({ type }: JsonObject, place: Place): SqlType {
  const name = typeof type === 'string' ? type.toUpperCase() : '';
  const known = aliases[name] ?? sqlTypes.find((each) => each === name);
  if (known) return known;
  throw unknownToMock(`parameters of type ${name}`, place);
}

function textOf({ value }: JsonObject): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object')
    throw new BigQueryError('invalid', `Invalid value for a query parameter: ${shown(value)}`);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
