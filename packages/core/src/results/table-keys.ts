import { ConfigurationError } from '../errors/configuration-error.ts';
import { fieldsOfRow } from '../rows/fields-of-row.ts';
import type { JsonObject } from '../rows/json-object.ts';
import { NO_KEY, NOTHING_OF_ROW } from '../rows/output-line.ts';
import type { RowKey } from '../rows/row-key.ts';
import type { RowOutcome, Unmatched } from '../rows/row-outcome.ts';

/** The columns of the source come back beside the answer, whatever they are called. */
const GIVE_COLUMN = "Give the table that the job reads a column that names each row, and pass its name: key: 'COLUMN'.";

/** A row of a table, told of in the words of tables where it has no key. */
export function tableRow(row: RowOutcome | Unmatched, key: RowKey | undefined): RowOutcome | Unmatched {
  if (row.status !== 'unmatched' || (row.reason !== NO_KEY && row.reason !== NOTHING_OF_ROW)) return row;
  if (row.reason === NOTHING_OF_ROW && key === undefined) {
    return { ...row, reason: `no key: no other column of the row holds anything. ${GIVE_COLUMN}` };
  }
  return { ...row, reason: `no key: ${lookedFor(key)}` };
}

/** Why no row of a table can be matched, and what to pass instead. @param where Table and row. */
export function noColumnError(line: JsonObject, key: RowKey | undefined, where: string): ConfigurationError {
  const columns = fieldsOfRow(line).filter((name) => ['string', 'number', 'boolean'].includes(typeof line[name]));
  const advice =
    columns.length === 0
      ? GIVE_COLUMN
      : `Columns that hold one: ${columns.join(', ')}. Pass the one that names the row, e.g. \`key: '${columns[0]}'\`.`;
  return new ConfigurationError(`A result cannot be matched to its row: ${lookedFor(key)} (${where}). ${advice}`);
}

function lookedFor(key: RowKey | undefined): string {
  if (typeof key === 'function') return 'the option `key` gave nothing';
  return key === undefined
    ? 'none of the columns `genai_batch_key`, `custom_id` and `key` holds a string or a number'
    : `the column \`${key}\` holds no string or number`;
}
