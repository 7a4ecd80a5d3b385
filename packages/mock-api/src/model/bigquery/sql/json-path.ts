import { queryError, unknownToMock, type Place } from './sql-error.ts';
import type { Expression } from './syntax.ts';

/**
 * A JSONPath of BigQuery, as DuckDB has it: `$.a['b c'][0]` is `$."a"."b c"[0]`.
 *
 * @throws BigQueryError for one that is no literal, or has operators beside fields and elements
 */
export function jsonPath(path: Expression | undefined, place: Place): string {
  if (!path) return '$';
  if (path.kind !== 'literal' || path.type !== 'STRING')
    throw unknownToMock('a JSONPath that is no literal', path.place);
  const { text } = path;
  if (!text.startsWith('$')) throw queryError("JSONPath must start with '$'", place);
  const step = /\.(?:"((?:[^"\\]|\\.)*)"|([A-Za-z_][\w-]*))|\[\s*(?:(\d+)|'([^'\\]*)'|"([^"\\]*)")\s*\]/y;
  let result = '$';
  step.lastIndex = 1;
  for (let at = 1; at < text.length; at = step.lastIndex) {
    const [, quoted, name, index, single, double] = step.exec(text) ?? [];
    const field = quoted ?? name ?? single ?? double;
    if (field === undefined && index === undefined)
      throw unknownToMock(`the JSONPath ${JSON.stringify(text)}`, path.place);
    if (field?.includes('"') || field?.includes('\\'))
      throw unknownToMock('JSONPath of names with quotation marks', path.place);
    result += field === undefined ? `[${index}]` : `."${field}"`;
  }
  return result;
}
