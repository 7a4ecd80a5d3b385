import { Client } from '@genai-batch/core';
import { createMockCloud, type MockCloud } from '@genai-batch/mock-api';
import { GoogleGenAI } from '@google/genai';
import { expect, onTestFinished, test } from 'vitest';

/** A cloud that answers late, reached by its `fetch` alone. */
function lateCloud(): MockCloud {
  const cloud = createMockCloud({ clock: 'manual' });
  onTestFinished(() => cloud.close());
  cloud.faults.add('gemini latency-100ms');
  return cloud;
}

const retryOptions = { attempts: 1 };
const job = { model: 'gemini-2.5-flash', src: [{ contents: 'Hello' }] };

test('a time-out of our client ends a call of a cloud’s fetch; the job may exist', async () => {
  const { batches, fetch, journal } = lateCloud();
  const client = new Client({ apiKey: 'any-key', enterprise: false, httpOptions: { fetch, timeout: 5, retryOptions } });
  await expect(client.batches.list()).rejects.toMatchObject({ name: 'TimeoutError', timeoutMs: 5 });
  await expect(client.batches.create(job)).rejects.toMatchObject({ name: 'TimeoutError', outcome: 'unknown' });
  await journal.waitFor({ operation: 'gemini.models.batchGenerateContent', status: 200 });
  expect(batches.list()).toHaveLength(1);
});

test('the official client’s does as well', async () => {
  const { fetch } = lateCloud();
  const client = new GoogleGenAI({ apiKey: 'any-key', httpOptions: { fetch, timeout: 5, retryOptions } });
  await expect(client.batches.create(job)).rejects.toThrow(/abort/);
});

test.for([
  ['ours', Client],
  ['the official', GoogleGenAI],
] as const)('an abort reaches a cloud’s fetch through a client: %s', async ([, Any]) => {
  const { fetch, journal } = lateCloud();
  const client = new Any({ apiKey: 'any-key', httpOptions: { fetch, retryOptions } });
  const controller = new AbortController();
  const call = client.batches.create({ ...job, config: { abortSignal: controller.signal } });
  const failed = expect(call).rejects.toThrow(/enough|abort/);
  await journal.waitFor({ operation: 'gemini.models.batchGenerateContent' });
  controller.abort(new Error('enough'));
  await failed;
  expect(journal.requests()).not.toHaveProperty('0.status');
});
