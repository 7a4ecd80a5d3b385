import { Client } from '@genai-batch/core';
import { expect, test } from 'vitest';
import { cloudBehind, doorNames } from './cloud-behind.ts';

const doors = doorNames.slice(1);
/** No pause between attempts. */
const httpOptions = { retryOptions: { initialDelay: 0 } };
const vertexJob = {
  model: 'gemini-2.5-flash',
  src: 'gs://my-bucket/in.jsonl',
  config: { dest: 'gs://my-bucket/out' },
};

test.for(doors)('a cancel whose answer is lost has worked all the same, on Vertex AI: %s', async (door) => {
  const { cloud } = await cloudBehind(door, { clock: 'manual' });
  const lost = cloud.faults.add('vertex.batchPredictionJobs.cancel nth=1 reset-after');
  const { project, location } = cloud;
  const client = new Client({ enterprise: true, project, location, httpOptions });
  const { name } = await client.batches.create(vertexJob);
  await client.batches.cancel({ name });
  expect(lost.fired).toBe(1);
  expect(cloud.jobs.get(name)?.state).toBe('JOB_STATE_CANCELLING');
  await expect(client.batches.cancel({ name })).rejects.toThrow('not cancellable');
});

test.for(doors)('a cancel whose answer is lost has worked all the same, on the Gemini API: %s', async (door) => {
  const { cloud } = await cloudBehind(door, { clock: 'manual' });
  const lost = cloud.faults.add('gemini.batches.cancel nth=1 reset-after');
  const client = new Client({ apiKey: 'any-key', enterprise: false, httpOptions });
  const { name } = await client.batches.create({ model: 'gemini-2.5-flash', src: [{ contents: 'Hello' }] });
  await client.batches.cancel({ name });
  expect(lost.fired).toBe(1);
  await cloud.clock.advance(60_000);
  expect((await client.batches.get({ name })).state).toBe('JOB_STATE_CANCELLED');
});
