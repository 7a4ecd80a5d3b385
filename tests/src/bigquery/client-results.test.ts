import { Client, type RowOutcome, type Unmatched } from '@genai-batch/core';
import { waitingClock } from '@genai-batch/testing';
import { BigQuery } from '@google-cloud/bigquery';
import { describe, expect, test } from 'vitest';
import { doors } from '../doors/open-door.ts';
import { cloudAtDoor } from '../doors/cloud-at-door.ts';
import { clients } from '../story/clients.ts';

const gemini = 'gemini-2.5-flash';
const prompt = (text: string, role = 'user'): string => JSON.stringify({ contents: [{ role, parts: [{ text }] }] });

/** A table of questions, 2,500 rows: more than one page holds. Every hundredth asks in a role that there is not. */
const ROWS = 2500;
async function makeQuestions(location = 'us-central1'): Promise<void> {
  const bigquery = new BigQuery();
  await bigquery.createDataset('rows', { location });
  const fields = [
    { name: 'id', type: 'INT64' },
    { name: 'request', type: 'JSON' },
    { name: 'seen', type: 'TIMESTAMP' },
  ];
  const [table] = await bigquery.dataset('rows').createTable('in', { schema: { fields } });
  const rows = Array.from({ length: ROWS }, (_, index) => ({
    id: String(9_007_199_254_740_993n + BigInt(index)),
    request: prompt(`Question ${index}?`, index % 100 === 99 ? 'tester' : 'user'),
    seen: '2026-01-02T03:04:05Z',
  }));
  await table.insert(rows);
}

async function readAll(rows: AsyncIterable<RowOutcome | Unmatched>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for await (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe.for(
  doors.flatMap((door) => clients.map((client) => ({ door, client, name: `${client.name}, ${door.name}` }))),
)('results in tables, of jobs created with $name', ({ door, client }) => {
  const cloud = cloudAtDoor(door);

  test('each row of the source ends in one outcome, under the key of its own column', async () => {
    await makeQuestions();
    const { project } = cloud();
    const created = await client.create().batches.create({
      model: gemini,
      src: `bq://${project}.rows.in`,
      config: { dest: `bq://${project}.rows.out` },
    });
    const ours = new Client({ clock: waitingClock(cloud()) });
    const job = await ours.batches.wait({ name: String(created.name) });
    const keys = new Set<string>();
    const counts: Record<string, number> = {};
    for await (const row of ours.batches.results(job, { key: 'id', expect: 'source' })) {
      counts[row.status] = (counts[row.status] ?? 0) + 1;
      if (row.status === 'unmatched') continue;
      keys.add(row.key);
      if (row.status === 'error') expect(row.error.message).toMatch(/valid role/);
    }
    expect(counts).toEqual({ ok: ROWS - 25, error: 25 });
    expect(keys.size).toBe(ROWS);
    expect(keys).toContain('9007199254740994');
  });

  test('the sample of the documentation, into a dataset, read by name alone', async () => {
    const src = 'bq://storage-samples.generative_ai.batch_requests_for_multimodal_input';
    const dest = `bq://${cloud().project}.answers`;
    const { name } = await client.create().batches.create({ model: gemini, src, config: { dest } });
    const ours = new Client({ clock: waitingClock(cloud()) });
    await ours.batches.wait({ name: String(name) });
    const key = ({ request }: Record<string, unknown>): string => JSON.stringify(request);
    expect(await readAll(ours.batches.results({ name: String(name) }, { key, expect: 'source' }))).toEqual({ ok: 4 });
  });

  test('Claude’s answers are found by custom_id', async () => {
    process.env['GOOGLE_CLOUD_LOCATION'] = 'us-east5';
    const src = 'bq://python-docs-samples-tests.anthropic_bq_sample.test_data';
    const model = 'publishers/anthropic/models/claude-3-5-haiku';
    const dest = `bq://${cloud().project}.east.out`;
    const { name } = await client.create().batches.create({ model, src, config: { dest } });
    const ours = new Client({ clock: waitingClock(cloud()) });
    const job = await ours.batches.wait({ name: String(name) });
    expect(await readAll(ours.batches.results(job, { expect: 'source' }))).toEqual({ ok: 8 });
  });
});

describe.for(doors)('tables and our client, $name', (door) => {
  const cloud = cloudAtDoor(door);

  test('a table is checked before a job is paid for: its place, its columns, its rows', async () => {
    await makeQuestions('us-east5');
    const source = `bq://${cloud().project}.rows.in`;
    const check = new Client().batches.checkLines(source, { model: gemini, key: 'id', maxExamples: 1 });
    const { findings, summary } = await check.collect();
    expect(findings.map(({ file, line, kind, path }) => `${file} ${line} ${kind} ${path}`)).toEqual([
      `${source} 0 other-region $`,
      `${source} 100 unknown-value $.request.contents[0].role`,
    ]);
    expect(summary).toMatchObject({ ok: false, rows: ROWS, errors: 26 });
  });

  test('a region that the job would fail in is told before it is submitted, where that is asked for', async () => {
    await makeQuestions('us-east5');
    const { project } = cloud();
    await new BigQuery().createDataset('multi', { location: 'EU' });
    const ours = new Client();
    const create = (src: string, dest: string, check?: boolean) =>
      ours.batches.create({ model: gemini, src, config: { dest, ...(check !== undefined && { check }) } });
    const here = 'bq://storage-samples.generative_ai.batch_requests_for_multimodal_input';
    const east = `bq://${project}.rows.in`;
    await expect(create(east, 'gs://results/o', true)).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: `src: the dataset of ${east} is in us-east5, and the job would run in us-central1, where it fails. Use a dataset in us-central1, or a client with location: 'us-east5'. Nothing was sent.`,
    });
    await expect(create(here, `bq://${project}.rows`, true)).rejects.toThrow(
      `config.dest: the dataset of bq://${project}.rows is in us-east5`,
    );
    await expect(create(here, `bq://${project}.multi.out`, true)).rejects.toThrow(
      'multi.out is in EU, and the job would',
    );
    expect(cloud().jobs.list()).toEqual([]);
    await create(here, `bq://${project}.none.out`, true);
    await create(here, `bq://${project}`, true);
    await create(east, 'gs://results/o', false);
    await create(east, 'gs://results/o');
    expect(cloud().jobs.list()).toHaveLength(4);
  });

  test('rows of a program are staged in Cloud Storage, and their results come from a table', async () => {
    const { project } = cloud();
    const ours = new Client({ clock: waitingClock(cloud()) });
    const src = ['a', 'b'].map((key) => ({ key, contents: `Say ${key}` }));
    const into = { dest: `bq://${project}.answers.out` };
    await expect(
      ours.batches.create({ model: gemini, src, config: { ...into, stage: `bq://${project}.rows.in` } }),
    ).rejects.toThrow('The stage is a place in Cloud Storage, gs://bucket/prefix');
    const { name } = await ours.batches.create({ model: gemini, src, config: { ...into, stage: 'gs://stage/rows' } });
    const job = await ours.batches.wait({ name });
    const keys = new Set<string | undefined>();
    for await (const row of ours.batches.results(job, { expect: 'source' })) {
      expect(row.status).toBe('ok');
      keys.add(row.key);
    }
    expect(keys).toEqual(new Set(['a', 'b']));
  });

  test('a table that is not there is named', async () => {
    const source = `bq://${cloud().project}.rows.none`;
    const check = new Client().batches.checkLines(source, { model: gemini });
    await expect(check.collect()).rejects.toMatchObject({
      name: 'ApiError',
      status: 404,
      message: expect.stringContaining(`Reading ${source} was answered 404 NOT_FOUND`),
    });
  });

  test('an abort ends the loop with its reason, and leaving it is no error', async () => {
    await makeQuestions();
    const { project } = cloud();
    const ours = new Client({ clock: waitingClock(cloud()) });
    const { name } = await ours.batches.create({
      model: gemini,
      src: `bq://${project}.rows.in`,
      config: { dest: `bq://${project}.rows.out` },
    });
    const job = await ours.batches.wait({ name });
    for await (const row of ours.batches.results(job, { key: 'id' })) {
      expect(row.status).toBe('ok');
      break;
    }
    const controller = new AbortController();
    const reason = new Error('enough');
    const reading = (async () => {
      for await (const _ of ours.batches.results(job, { key: 'id', abortSignal: controller.signal })) {
        controller.abort(reason);
      }
    })();
    await expect(reading).rejects.toBe(reason);
  });
});
