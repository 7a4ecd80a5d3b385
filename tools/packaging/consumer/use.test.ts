import { expect } from 'vitest';
import { test } from '@genai-batch/testing/vitest';

test('a job runs in a cloud of its own', async ({ cloud, client }) => {
  await cloud
    .bucket('in')
    .put('rows.jsonl', [{ key: 'a', request: { contents: [{ role: 'user', parts: [{ text: 'a' }] }] } }]);
  const job = await client.batches.create({
    model: 'gemini-2.5-flash',
    src: 'gs://in/rows.jsonl',
    config: { dest: 'gs://out/results/' },
  });
  expect(await client.batches.wait(job)).toMatchObject({ state: 'JOB_STATE_SUCCEEDED' });
});
