import { BigQuery } from '@google-cloud/bigquery';
import { describe, expect, test } from 'vitest';
import { doors } from '../doors/open-door.ts';
import { cloudAtDoor } from '../doors/cloud-at-door.ts';
import { clients } from '../story/clients.ts';
import type { MonitoredClient } from '../story/monitor.ts';

/** What both clients show of a job. */
interface ShownJob {
  readonly name?: string | undefined;
  readonly state?: string | undefined;
  readonly error?: { readonly code?: number; readonly message?: string } | undefined;
  readonly outputInfo?:
    | { readonly bigqueryOutputDataset?: string | undefined; readonly bigqueryOutputTable?: string | undefined }
    | undefined;
  readonly dest?: { readonly bigqueryUri?: string | undefined; readonly format?: string | undefined } | undefined;
}

const ended = /SUCCEEDED|FAILED|CANCELLED|EXPIRED/;

async function seenThrough(
  client: MonitoredClient,
  call: { model: string; src: string; dest: string },
): Promise<ShownJob> {
  const { model, src, dest } = call;
  let job: ShownJob = await client.batches.create({ model, src, config: { dest } });
  for (let look = 0; look < 20 && !ended.test(String(job.state)); look += 1) {
    job = await client.batches.get({ name: String(job.name) });
  }
  return job;
}

/** A table as the library reads it, by the names of columns. */
async function rowsOf(dataset: string, table: string): Promise<Record<string, unknown>[]> {
  const [rows] = await new BigQuery().dataset(dataset).table(table).getRows();
  return rows as Record<string, unknown>[];
}

const gemini = 'gemini-2.5-flash';
const prompt = (text: string): object => ({ contents: [{ role: 'user', parts: [{ text }] }] });

describe.for(
  doors.flatMap((door) => clients.map((client) => ({ door, client, name: `${client.name}, ${door.name}` }))),
)('batch jobs on tables with $name', ({ door, client }) => {
  const cloud = cloudAtDoor(door);

  test('a table of questions becomes a table of answers, with every column of the input', async () => {
    const bigquery = new BigQuery();
    await bigquery.createDataset('rows', { location: 'us-central1' });
    const fields = [
      { name: 'id', type: 'INT64' },
      { name: 'request', type: 'JSON' },
      { name: 'seen', type: 'TIMESTAMP' },
      { name: 'note', type: 'JSON' },
    ];
    const [table] = await bigquery.dataset('rows').createTable('in', { schema: { fields } });
    await table.insert([
      {
        id: '9007199254740993',
        request: JSON.stringify(prompt('Why?')),
        seen: '2026-01-02T03:04:05.678901Z',
        note: '{"n":1.0}',
      },
      {
        id: 2,
        request: JSON.stringify({ contents: [{ role: 'tester', parts: [{ text: 'How?' }] }] }),
        seen: null,
        note: null,
      },
    ]);
    const src = `bq://${cloud().project}.rows.in`;
    const job = await seenThrough(client.create(), { model: gemini, src, dest: `bq://${cloud().project}.rows.out` });

    expect(job.state).toBe('JOB_STATE_SUCCEEDED');
    expect(job.dest).toMatchObject({ format: 'bigquery', bigqueryUri: `bq://${cloud().project}.rows.out` });
    const answers = cloud().jobs.list()[0];
    expect(answers?.completionStats).toEqual({ successful: 1, failed: 1, incomplete: 0 });
    const [rows] = await bigquery.dataset('rows').table('out').getRows({ wrapIntegers: true });
    const [metadata] = await bigquery.dataset('rows').table('out').getMetadata();
    expect(metadata.schema.fields.map(({ name, type }: Record<string, string>) => `${name} ${type}`)).toEqual([
      'id INTEGER',
      'request JSON',
      'seen TIMESTAMP',
      'note JSON',
      'response JSON',
      'status STRING',
    ]);
    const good = rows.find(({ status }: Record<string, unknown>) => status === '');
    expect(good).toMatchObject({ id: { value: '9007199254740993' }, note: '{"n":1.0}' });
    expect(good.seen.value).toBe('2026-01-02T03:04:05.678901000Z');
    expect(JSON.parse(good.request)).toEqual(prompt('Why?'));
    expect(JSON.parse(good.response).candidates[0].content.role).toBe('model');
    const bad = rows.find(({ status }: Record<string, unknown>) => status !== '');
    expect(bad.status).toMatch(/^Bad Request: \{"error": \{"code": 400, "message": "Please use a valid role/);
  });

  test('a dataset alone gets a table whose name tells the time', async () => {
    const src = 'bq://storage-samples.generative_ai.batch_requests_for_multimodal_input';
    const job = await seenThrough(client.create(), { model: gemini, src, dest: `bq://${cloud().project}.answers` });
    expect(job.state).toBe('JOB_STATE_SUCCEEDED');
    const { outputTable } = cloud().jobs.list()[0] ?? {};
    expect(outputTable).toEqual({
      datasetUri: `bq://${cloud().project}.answers`,
      tableId: expect.stringMatching(/^predictions_2026_01_01T00_01_00_\d{3}Z$/),
    });
    expect(await rowsOf('answers', outputTable!.tableId)).toHaveLength(4);
  });

  test('Claude’s rows go from table to table in the region of the sample', async () => {
    const src = 'bq://python-docs-samples-tests.anthropic_bq_sample.test_data';
    const model = 'publishers/anthropic/models/claude-3-5-haiku';
    const wrong = await seenThrough(client.create(), { model, src, dest: `bq://${cloud().project}.d.out` });
    expect(wrong.state).toBe('JOB_STATE_FAILED');
    expect(wrong.error).toMatchObject({ code: 3, message: expect.stringContaining('is in location `us-east5`') });

    process.env['GOOGLE_CLOUD_LOCATION'] = 'us-east5';
    const job = await seenThrough(client.create(), { model, src, dest: `bq://${cloud().project}.east.out` });
    expect(job.state).toBe('JOB_STATE_SUCCEEDED');
    const rows = await rowsOf('east', 'out');
    expect(rows).toHaveLength(8);
    expect(new Set(rows.map(({ custom_id: id }) => id))).toEqual(
      new Set([1, 2, 3, 4, 5, 6, 7, 8].map((i) => `request-${i}`)),
    );
    expect(Object.keys(rows[0]!)).toEqual(['custom_id', 'request', 'response', 'status']);
  });
});
