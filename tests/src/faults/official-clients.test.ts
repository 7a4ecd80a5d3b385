import { pipeline } from 'node:stream/promises';
import { Storage } from '@google-cloud/storage';
import { Client } from '@genai-batch/core';
import { GoogleGenAI } from '@google/genai';
import { expect, test } from 'vitest';
import { cloudBehind, doorNames } from './cloud-behind.ts';

const programDoors = doorNames.slice(1);
const order = {
  model: 'gemini-2.5-flash',
  src: 'gs://my-bucket/in.jsonl',
  config: { displayName: 'nightly', dest: 'gs://my-bucket/out' },
};
const bytes = Buffer.alloc(300_000, 'abcdefg');

test.for(programDoors)('a create whose answer is lost is a network error, and the job exists: %s', async (door) => {
  const { cloud } = await cloudBehind(door);
  const lost = cloud.faults.add({ at: 'vertex.batchPredictionJobs.create', nth: 1, fault: 'reset-after' });
  const genai = new GoogleGenAI({ vertexai: true });
  await expect(genai.batches.create(order)).rejects.toThrow('fetch failed');
  expect(lost.fired).toBe(1);
  expect(cloud.jobs.list()).toMatchObject([{ displayName: 'nightly', state: 'JOB_STATE_PENDING' }]);
});

test.for(programDoors)(
  'our client does not ask again after a lost answer, and says that it does not know: %s',
  async (door) => {
    const { cloud } = await cloudBehind(door);
    cloud.faults.add({ at: 'vertex.batchPredictionJobs.create', fault: 'reset-after' });
    const error: unknown = await new Client({ vertexai: true }).batches
      .create(order)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ outcome: 'unknown' });
    expect(cloud.journal.requests({ operation: 'vertex.batchPredictionJobs.create' })).toHaveLength(1);
    expect(cloud.jobs.list()).toHaveLength(1);
  },
);

test.for(programDoors)('the official client reads the error that was set up: %s', async (door) => {
  const { cloud } = await cloudBehind(door);
  cloud.faults.add({ at: 'vertex', fault: 'RESOURCE_EXHAUSTED', message: 'Quota exceeded.', retryAfterSeconds: 7 });
  const error = await new GoogleGenAI({ vertexai: true }).batches.create(order).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'ApiError', status: 429 });
  expect(JSON.parse((error as Error).message)).toMatchObject({
    error: { status: 'RESOURCE_EXHAUSTED', message: 'Quota exceeded.', details: [{ retryDelay: '7s' }] },
  });
});

test.for(
  programDoors.flatMap((door) =>
    (['truncate-after-100K', 'return-corrupted-data'] as const).map((fault) => [door, fault] as const),
  ),
)('the storage library finds out that a download is not what was stored: %s, %s', async ([door, fault]) => {
  const { cloud } = await cloudBehind(door);
  await cloud.bucket('my-bucket').put('a', bytes);
  const added = cloud.faults.add({ at: 'storage.objects.get.media', fault });
  const file = new Storage({ retryOptions: { autoRetry: false } }).bucket('my-bucket').file('a');
  await expect(file.download()).rejects.toMatchObject({ code: 'CONTENT_DOWNLOAD_MISMATCH' });
  expect(added.fired).toBe(1);
});

test.for(programDoors)('the storage library goes on after a reset connection: %s', async (door) => {
  const { cloud } = await cloudBehind(door);
  const reset = cloud.faults.add({ at: 'storage.buckets.get', nth: 1, fault: 'return-reset-connection' });
  const busy = cloud.faults.add({ at: 'storage.objects.list', nth: 1, fault: 'return-503' });
  const storage = new Storage({ retryOptions: { retryDelayMultiplier: 1, maxRetryDelay: 0.01 } });
  await cloud.bucket('my-bucket').put('a', bytes);
  expect(await storage.bucket('my-bucket').exists()).toEqual([true]);
  const [files] = await storage.bucket('my-bucket').getFiles();
  expect(files.map(({ name }) => name)).toEqual(['a']);
  expect([reset.fired, busy.fired]).toEqual([1, 1]);
  expect(cloud.journal.requests({ operation: 'storage.buckets.get' })).toHaveLength(2);
});

test.for(programDoors)('the storage library resumes an upload that broke: %s', async (door) => {
  const { cloud, storageUrl } = await cloudBehind(door);
  const broken = cloud.faults.add('storage.objects.insert.chunk times=1 return-503-after-256K');
  // The library would wait for a second at least while it began the upload itself.
  const begun = await fetch(`${storageUrl}/upload/storage/v1/b/my-bucket/o?uploadType=resumable&name=a`, {
    method: 'POST',
  });
  const uri = begun.headers.get('location') ?? '';
  const storage = new Storage({ retryOptions: { retryDelayMultiplier: 1, maxRetryDelay: 0.01 } });
  const preconditionOpts = { ifGenerationMatch: 0 };
  await pipeline([bytes], storage.bucket('my-bucket').file('a').createWriteStream({ uri, preconditionOpts }));
  expect(broken.fired).toBe(1);
  expect(Buffer.from(await cloud.bucket('my-bucket').get('a'))).toEqual(bytes);
});

test.for(programDoors)('no token of a whole program is in its journal: %s', async (door) => {
  const { cloud } = await cloudBehind(door);
  await new Storage().bucket('my-bucket').file('a').save('x');
  await new GoogleGenAI({ vertexai: true }).batches.create(order);
  const kept = JSON.stringify(cloud.journal.requests());
  expect(kept).toContain('Bearer sha256:');
  expect(kept).not.toMatch(/ya29\.|mock-subject-|eyJ/);
  expect(cloud.journal.requests({ operation: 'vertex' })).toMatchObject([
    { body: { displayName: 'nightly', model: 'publishers/google/models/gemini-2.5-flash' }, status: 200 },
  ]);
});
