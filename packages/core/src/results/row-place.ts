import { storeKindOf } from '../stores/store-kind.ts';

/** Whether a row's place, or what holds it, is a table of BigQuery, whose rows have columns. */
export function isTable(uri: string): boolean {
  return storeKindOf(uri) === 'bq';
}

/** Where a row is, for messages: `gs://b/in.jsonl, line 2`; of a table, `bq://p.d.t, row 2`. */
export function rowPlace(uri: string, number: number): string {
  return `${uri}, ${isTable(uri) ? 'row' : 'line'} ${number}`;
}
