import { isJsonObject, type JsonObject } from './json-object.ts';

/** What the service adds to a row; all else on an output line is the row's own. */
const OF_THE_SERVICE: ReadonlySet<string> = new Set([
  'response',
  'prediction',
  'predictions',
  'error',
  'status',
  'processed_time',
  'tokenCount',
]);

/** The fields of an output line that repeat something of its row, and so could tell which it was. */
export function fieldsOfRow(line: JsonObject): string[] {
  return Object.entries(line).flatMap(([name, value]) => (OF_THE_SERVICE.has(name) || isEmpty(value) ? [] : [name]));
}

function isEmpty(value: unknown): boolean {
  return (value ?? '') === '' || (isJsonObject(value) && Object.keys(value).length === 0);
}
