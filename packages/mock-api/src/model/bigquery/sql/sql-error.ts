import { BigQueryError } from '../bigquery-error.ts';

/** A place in a query, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

function at({ line, column }: Place): string {
  return `at [${line}:${column}]`;
}

/** What is no SQL, or none that BigQuery knows. */
export function syntaxError(what: string, place: Place): BigQueryError {
  return new BigQueryError('invalidQuery', `Syntax error: ${what} ${at(place)}`, 'query');
}

/** SQL that makes no sense: a name that is not there, types that do not go together. */
export function queryError(what: string, place: Place): BigQueryError {
  return new BigQueryError('invalidQuery', `${what} ${at(place)}`, 'query');
}

/** SQL that BigQuery knows, and the mock does not. */
export function unknownToMock(what: string, place: Place): BigQueryError {
  return new BigQueryError('notImplemented', `The mock cloud does not know ${what} ${at(place)}.`, 'query');
}
