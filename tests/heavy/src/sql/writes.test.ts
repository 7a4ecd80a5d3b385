import type { MockCloud } from '@genai-batch/mock-api';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ask, column, field, sqlCloud } from './sql-cloud.ts';

let cloud: MockCloud;
beforeEach(async () => {
  cloud = sqlCloud();
  await cloud.bigquery.put('d.tickets', [
    { id: 1, text: 'It broke', open: true },
    { id: 2, text: 'Thank you', open: false },
    { id: 3, text: null, open: true },
  ]);
  return () => cloud.close();
});

describe('CREATE TABLE … AS SELECT', () => {
  test('makes requests out of rows, for a batch job to read', async () => {
    const made = await ask(
      cloud,
      `CREATE OR REPLACE TABLE d.requests AS
       SELECT id, TO_JSON(STRUCT([STRUCT('user' AS role, [STRUCT(CONCAT('Classify: ', text) AS text)] AS parts)] AS contents)) AS request
       FROM d.tickets WHERE text IS NOT NULL`,
    );
    expect(made).toEqual({ types: [], rows: [] });
    expect(await cloud.bigquery.rows('d.requests')).toEqual([
      { id: '1', request: { contents: [{ role: 'user', parts: [{ text: 'Classify: It broke' }] }] } },
      { id: '2', request: { contents: [{ role: 'user', parts: [{ text: 'Classify: Thank you' }] }] } },
    ]);
    const { schema } = cloud.bigquery.requireTable({ projectId: 'p', datasetId: 'd', tableId: 'requests' });
    expect(schema).toEqual([field('id', 'INTEGER'), field('request', 'JSON')]);
  });

  test('replaces a table that it reads', async () => {
    await ask(cloud, 'CREATE OR REPLACE TABLE d.tickets AS SELECT id FROM d.tickets WHERE open');
    expect(await column(cloud, 'SELECT * FROM d.tickets')).toEqual(['1', '3']);
  });

  test('leaves a table alone that is there', async () => {
    await ask(cloud, 'CREATE TABLE IF NOT EXISTS d.tickets AS SELECT 1 AS x');
    expect(await column(cloud, 'SELECT id FROM d.tickets')).toEqual(['1', '2', '3']);
  });
});

describe('INSERT', () => {
  test('rows of a SELECT, columns in any order, the others null', async () => {
    const { affected } = await ask(
      cloud,
      "INSERT INTO d.tickets (text, id) SELECT 'again', id FROM d.tickets WHERE id < 3",
    );
    expect(affected).toBe('2');
    expect((await cloud.bigquery.rows('d.tickets')).slice(3)).toEqual([
      { id: '1', text: 'again' },
      { id: '2', text: 'again' },
    ]);
  });

  test('values of every kind', async () => {
    await cloud.bigquery.put('d.all', [], {
      schema: [
        field('day', 'DATE'),
        field('seen', 'TIMESTAMP'),
        field('n', 'NUMERIC'),
        field('f', 'FLOAT'),
        field('j', 'JSON'),
        field('l', 'STRING', 'REPEATED'),
      ],
    });
    const { affected, error } = await ask(
      cloud,
      `INSERT d.all VALUES ('2026-01-02', '2026-01-02 00:00:00+00', 1, 2, JSON '{"b":1,"a":2}', NULL), (NULL, CURRENT_TIMESTAMP(), NULL, 0.5, NULL, NULL)`,
    );
    expect([affected, error]).toEqual(['2', undefined]);
    expect(await cloud.bigquery.rows('d.all')).toEqual([
      { day: '2026-01-02', seen: '2026-01-02 00:00:00 UTC', n: '1', f: 2, j: { a: 2, b: 1 }, l: [] },
      { seen: '2026-01-01 00:00:00 UTC', f: 0.5, l: [] },
    ]);
  });

  test('nothing where a row is missing from the other table (an anti-join)', async () => {
    await cloud.bigquery.put('d.done', [{ id: 1, text: 'x', open: true }]);
    await ask(
      cloud,
      'INSERT INTO d.done SELECT * FROM d.tickets AS t WHERE NOT EXISTS (SELECT 1 FROM d.done AS x WHERE x.id = t.id)',
    );
    expect(await column(cloud, 'SELECT id FROM d.done ORDER BY id')).toEqual(['1', '2', '3']);
  });

  test('a required column wants a value', async () => {
    await cloud.bigquery.put('d.strict', [], { schema: [field('a', 'INTEGER', 'REQUIRED')] });
    expect((await ask(cloud, 'INSERT INTO d.strict (a) VALUES (NULL)')).error?.message).toContain(
      'Required field a cannot be null',
    );
    expect(await cloud.bigquery.rows('d.strict')).toEqual([]);
  });
});

test('a query writes to the table that its job names', async () => {
  const insert = await cloud.fetch('https://bigquery.googleapis.com/bigquery/v2/projects/p/jobs', {
    method: 'POST',
    body: JSON.stringify({
      configuration: {
        query: {
          query: 'SELECT id FROM d.tickets',
          useLegacySql: false,
          destinationTable: { projectId: 'p', datasetId: 'd', tableId: 'ids' },
        },
      },
    }),
  });
  const { jobReference } = (await insert.json()) as { jobReference: { jobId: string; location: string } };
  expect(jobReference.location).toBe('us-central1');
  const job = await cloud.fetch(
    `https://bigquery.googleapis.com/bigquery/v2/projects/p/jobs/${jobReference.jobId}?location=us-central1`,
  );
  expect(await job.json()).toMatchObject({
    status: { state: 'DONE' },
    statistics: { query: { statementType: 'SELECT' } },
  });
  expect(await cloud.bigquery.rows('d.ids')).toEqual([{ id: '1' }, { id: '2' }, { id: '3' }]);
});

test('a query of a hundred thousand rows comes in pages', async () => {
  async function* rows(): AsyncGenerator<{ id: number; text: string }> {
    for (let id = 0; id < 100_000; id += 1) yield { id, text: `row ${id} ${'x'.repeat(60)}` };
  }
  await cloud.bigquery.put('d.many', rows(), { schema: [field('id', 'INTEGER'), field('text', 'STRING')] });
  expect(await column(cloud, 'SELECT COUNT(*) FROM d.many WHERE id >= 50000')).toEqual(['50000']);
  expect(await column(cloud, 'SELECT id FROM d.many ORDER BY id DESC', { maxResults: 3 })).toEqual([
    '99999',
    '99998',
    '99997',
  ]);
});

afterAll(() => cloud.close());
