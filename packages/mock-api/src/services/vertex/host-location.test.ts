import { expect, test } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';

test('a regional host serves its own location, and the global host any', async () => {
  const cloud = openCloud();
  const path = 'v1/projects/p/locations/europe-west4/batchPredictionJobs';
  const statusAt = async (host: string, each = cloud): Promise<number> =>
    (await each.fetch(`https://${host}/${path}`, { headers: { authorization: 'Bearer t' } })).status;
  expect(await statusAt('europe-west4-aiplatform.googleapis.com')).toBe(200);
  expect(await statusAt('aiplatform.googleapis.com')).toBe(200);
  expect(await statusAt('localhost:1234')).toBe(200);
  expect(await statusAt('us-central1-aiplatform.googleapis.com')).toBe(400);
  expect(await statusAt('aiplatform.eu.rep.googleapis.com')).toBe(400);
  expect(
    await statusAt('us-central1-aiplatform.googleapis.com', openCloud({ vertex: { hostLocation: 'ignore' } })),
  ).toBe(200);
});
