import { BigQuery } from '@google-cloud/bigquery';
import { serve } from '@genai-batch/mock-api/server';
import { expect, onTestFinished, test } from 'vitest';
import { sqlCloud } from './sql-cloud.ts';

test('Google’s library asks with parameters, gets values page by page, and plans without running', async () => {
  const cloud = sqlCloud();
  await cloud.bigquery.put(
    'd.t',
    Array.from({ length: 25 }, (_, id) => ({ id, text: id % 2 === 0 ? 'even' : null })),
  );
  const server = await serve(cloud, { port: 0 });
  const before = { ...process.env };
  onTestFinished(async () => {
    process.env = before;
    await server.close();
    await cloud.close();
  });
  Object.assign(process.env, server.env);
  const bigquery = new BigQuery();

  const [rows] = await bigquery.query({
    query: 'SELECT id, text FROM d.t WHERE id >= @least AND text IN UNNEST(@texts) ORDER BY id',
    params: { least: 20, texts: ['even'] },
  });
  expect(rows).toEqual([20, 22, 24].map((id) => ({ id, text: 'even' })));

  const [job] = await bigquery.createQueryJob({
    query: 'SELECT id, CURRENT_TIMESTAMP() AS now FROM d.t WHERE id < ?',
    params: [9],
  });
  const [first, next] = await job.getQueryResults({ maxResults: 4, autoPaginate: false });
  const [second] = await job.getQueryResults({ ...next, autoPaginate: false });
  expect([...first, ...second].map(({ id }) => id as number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(first[0].now.value).toBe('2026-01-01T00:00:00.000Z');

  const [plan] = await bigquery.createQueryJob({ query: 'CREATE TABLE d.n AS SELECT id FROM d.t', dryRun: true });
  expect(plan.metadata.statistics.query.statementType).toBe('CREATE_TABLE_AS_SELECT');
  expect(await bigquery.dataset('d').table('n').exists()).toEqual([false]);
  await expect(bigquery.createQueryJob({ query: 'SELECT nothing FROM d.t', dryRun: true })).rejects.toMatchObject({
    code: 400,
    errors: [{ reason: 'invalidQuery', message: 'Unrecognized name: nothing at [1:8]' }],
  });

  await expect(bigquery.query('SELECT nothing FROM d.t')).rejects.toMatchObject({
    code: 400,
    errors: [{ reason: 'invalidQuery', message: 'Unrecognized name: nothing at [1:8]' }],
  });
});
