import type { BatchJob } from '@genai-batch/core';
import { table } from '../show/table.ts';
import type { Stage } from './scenario.ts';

/** Reads a job's rows back and prints them, sorted by key: a batch's own order is not that of its input. */
export async function showResults(
  job: BatchJob,
  { client, screen }: Stage,
  key?: string | ((line: Record<string, unknown>) => string),
): Promise<void> {
  const rows: [key: string, status: string, answer: string][] = [];
  for await (const row of client.batches.results(job, key === undefined ? {} : { key })) {
    if (row.status === 'unmatched') rows.push(['?', row.status, row.line]);
    else if (row.status === 'ok') rows.push([row.key, row.status, written(row.output)]);
    else if (row.status === 'error') rows.push([row.key, row.status, row.error.message]);
    else rows.push([row.key, row.status, 'reason' in row ? row.reason : '']);
  }
  const sorted = rows.toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  for (const line of table(['key', 'status', 'answer'], sorted)) screen.line(`  ${line}`);
}

/** Models of one's own answer with anything. */
function written(output: unknown): string {
  return typeof output === 'string' ? output : JSON.stringify(output);
}
