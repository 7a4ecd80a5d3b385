import { expect, test } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, JOBS, outputLines } from './call-vertex.test-setup.ts';
import { claudeJob } from './job-orders.test-setup.ts';

test('a running job that is cancelled keeps what it has done', async () => {
  const cloud = openCloud({ clock: 'manual', order: 'input' });
  const { body } = await call(cloud, 'POST', JOBS, claudeJob);
  await cloud.clock.advance(60_000 + 60_000);
  expect(await call(cloud, 'POST', `v1/${body.name}:cancel`, {})).toEqual({ status: 200, body: {} });
  expect((await call(cloud, 'GET', `v1/${body.name}`)).body).toMatchObject({ state: 'JOB_STATE_CANCELLING' });
  expect(await cloud.bucket('out').list()).toEqual([]);
  await cloud.clock.advance(10_000);
  const job = (await call(cloud, 'GET', `v1/${body.name}`)).body;
  expect(job).toMatchObject({
    state: 'JOB_STATE_CANCELLED',
    completionStats: { successfulCount: '4', incompleteCount: '4' },
  });
  const lines = await outputLines(cloud, job);
  expect(lines.map((line) => line.custom_id)).toEqual(['request-1', 'request-2', 'request-3', 'request-4']);
});

test('cancelling takes any body or none; a job that has ended is not cancellable', async () => {
  const cloud = openCloud({ clock: 'manual' });
  const { body } = await call(cloud, 'POST', JOBS, claudeJob);
  expect((await call(cloud, 'POST', `v1/${body.name}:cancel`)).status).toBe(200);
  await cloud.clock.advance(10_000);
  expect(await call(cloud, 'POST', `v1/${body.name}:cancel`)).toMatchObject({
    status: 400,
    body: { error: { status: 'FAILED_PRECONDITION', message: expect.stringContaining('JOB_STATE_CANCELLED') } },
  });
});
