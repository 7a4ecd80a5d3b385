import { Client } from '@genai-batch/core';
import type { MockCloud } from '@genai-batch/mock-api';
import { serve } from '@genai-batch/mock-api/server';
import { expect, onTestFinished, test } from 'vitest';
import { sqlCloud } from './sql-cloud.ts';

const GEMINI = { model: 'gemini-2.5-flash', key: 'id' } as const;

/** A table of 2,500 questions, more than a page holds; every hundredth asks in a role that there is not. */
async function questions(): Promise<MockCloud> {
  const cloud = sqlCloud();
  const rows = Array.from({ length: 2500 }, (_, index) => ({
    id: index,
    request: { contents: [{ role: index % 100 === 99 ? 'tester' : 'user', parts: [{ text: `Question ${index}?` }] }] },
  }));
  await cloud.bigquery.put('d.questions', rows);
  const server = await serve(cloud, { port: 0 });
  const before = { ...process.env };
  onTestFinished(async () => {
    process.env = before;
    await server.close();
    await cloud.close();
  });
  Object.assign(process.env, server.env);
  return cloud;
}

test('rows of a query are checked page by page, and named by their place in its answer', async () => {
  const cloud = await questions();
  const query = 'SELECT id, request FROM d.questions WHERE id >= 50 ORDER BY id';
  const check = new Client().batches.checkLines({ query }, { ...GEMINI, maxExamples: 2 });
  const { findings, summary } = await check.collect();
  expect(findings.map(({ file, line, kind, path }) => `${file} ${line} ${kind} ${path}`)).toEqual([
    'query 50 unknown-value $.request.contents[0].role',
    'query 150 unknown-value $.request.contents[0].role',
  ]);
  expect(summary).toMatchObject({ ok: false, rows: 2450, errors: 25 });
  const pages = cloud.journal.requests({ operation: 'bigquery.jobs.getQueryResults' });
  expect(pages.map(({ status }) => status)).toEqual([200, 200]);
});

test('columns that a job could not read are found in the answer, too', async () => {
  await questions();
  const query = "SELECT id, request AS Request, 'x' AS status FROM d.questions LIMIT 3";
  const { findings } = await new Client().batches.checkLines({ query }, GEMINI).collect();
  expect(findings.map(({ line, path, kind }) => `${line} ${path} ${kind}`)).toEqual([
    '0 $.request missing-field',
    '0 $.status reserved-name',
  ]);
});

test('a query that fails is told in the words of the service, one that writes is not run', async () => {
  const cloud = await questions();
  const checked = (query: string, location?: string): Promise<unknown> =>
    new Client().batches.checkLines({ query, location }, GEMINI).collect();
  await expect(checked('SELECT nothing FROM d.questions')).rejects.toMatchObject({
    name: 'ApiError',
    status: 400,
    message: 'The query was answered 400 INVALID_ARGUMENT: Unrecognized name: nothing at [1:8].',
  });
  await expect(checked('SELECT id FROM d.none')).rejects.toMatchObject({ name: 'ApiError', status: 404 });
  await expect(checked('SELECT id FROM d.questions', 'us-east5')).rejects.toMatchObject({
    name: 'ApiError',
    status: 404,
  });
  await expect(checked('CREATE TABLE d.copy AS SELECT id FROM d.questions')).rejects.toThrow(
    'The query is a CREATE_TABLE_AS_SELECT, where a SELECT is expected: it was not run.',
  );
  await expect(cloud.bigquery.rows('d.copy')).rejects.toThrow('Not found: Table p:d.copy');
});
