import { describe, expect, test } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, JOBS } from './call-vertex.test-setup.ts';
import { claudeJob } from './job-orders.test-setup.ts';

describe('names', () => {
  test('a job is found by project id and by project number, in its own location alone', async () => {
    const cloud = openCloud();
    const { body } = await call(
      cloud,
      'POST',
      'v1beta1/projects/other/locations/europe-west4/batchPredictionJobs',
      claudeJob,
    );
    const [, number, , location, , id] = String(body.name).split('/');
    expect(location).toBe('europe-west4');
    const statusOf = async (project = '', place = ''): Promise<number> =>
      (await call(cloud, 'GET', `v1/projects/${project}/locations/${place}/batchPredictionJobs/${id}`)).status;
    expect(await statusOf('other', 'europe-west4')).toBe(200);
    expect(await statusOf(number, 'europe-west4')).toBe(200);
    expect(await statusOf('other', 'us-central1')).toBe(404);
    expect(await statusOf('mock-project', 'europe-west4')).toBe(404);
  });

  test.for<[method: string, path: string]>([
    ['GET', `${JOBS}/1234567890123456789`],
    ['GET', `${JOBS}/my-job`],
    ['POST', `${JOBS}/1234567890123456789:cancel`],
    ['POST', `${JOBS}/1234567890123456789:restart`],
    ['GET', 'v1/nothing'],
    ['DELETE', 'v7/projects/p'],
  ])('%s %s is not there', async ([method, path]) => {
    const answer = await call(openCloud(), method, path);
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 404, status: 'NOT_FOUND' } } });
  });
});
