import { Buffer } from 'node:buffer';
import { GoogleGenAI } from '@google/genai';
import { expect, test } from 'vitest';
import { cloudBehind, doorNames } from './cloud-behind.ts';

const apiKey = 'AIza-any-key-will-do-here-but-nobody-keeps-it';
const contents = [{ role: 'user', parts: [{ text: 'Hello' }] }];
const doors = doorNames.slice(1);

test.for(doors)('a batch is created though its answer is lost: %s', async (door) => {
  const { cloud } = await cloudBehind(door);
  const lost = cloud.faults.add({ at: 'gemini.models.batchGenerateContent', nth: 1, fault: 'reset-after' });
  const genai = new GoogleGenAI({ apiKey });
  await expect(
    genai.batches.create({ model: 'gemini-2.5-flash', src: [{ contents }], config: { displayName: 'nightly' } }),
  ).rejects.toThrow('fetch failed');
  expect(lost.fired).toBe(1);
  expect(cloud.batches.list()).toMatchObject([{ displayName: 'nightly' }]);
  expect(cloud.describe()).toContain('nightly: JOB_STATE_PENDING');
  const [request] = cloud.journal.requests();
  expect(request).toMatchObject({
    operation: 'gemini.models.batchGenerateContent',
    body: { batch: { displayName: 'nightly' } },
    faults: ['reset-after'],
  });
  expect(JSON.stringify(request)).not.toContain(apiKey);
});

test.for(doors)('a batch fails as it was told to: %s', async (door) => {
  const { cloud } = await cloudBehind(door);
  cloud.faults.add({ job: 'nightly', fault: 'fail', status: 'RESOURCE_EXHAUSTED', message: 'out of quota' });
  const genai = new GoogleGenAI({ apiKey });
  const { name = '' } = await genai.batches.create({
    model: 'gemini-2.5-flash',
    src: [{ contents }],
    config: { displayName: 'nightly' },
  });
  const states = [await genai.batches.get({ name }), await genai.batches.get({ name })];
  expect(states.map(({ state }) => state)).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_FAILED']);
  // The official client leaves the reason out.
  expect(cloud.batches.get(name)).toMatchObject({ error: { code: 8, message: 'out of quota' } });
});

test.for(doors)('an upload of a file is refused on the way, and goes on from there: %s', async (door) => {
  const { cloud } = await cloudBehind(door);
  const base = process.env['GOOGLE_GEMINI_BASE_URL'] ?? 'https://generativelanguage.googleapis.com';
  const broken = cloud.faults.add('gemini.files.uploadChunk times=1 return-503-after-1K');
  const bytes = Buffer.alloc(3000, 'abc');
  const begun = await fetch(`${base}/upload/v1beta/files`, {
    method: 'POST',
    headers: {
      'x-goog-api-key': apiKey,
      'content-type': 'application/json',
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
      'x-goog-upload-header-content-length': '3000',
      'x-goog-upload-header-content-type': 'text/plain',
    },
    body: '{}',
  });
  const url = begun.headers.get('x-goog-upload-url') ?? '';
  const send = (offset: number): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': String(offset) },
      body: bytes.subarray(offset),
    });
  expect((await send(0)).status).toBe(503);
  expect(broken.fired).toBe(1);
  const asked = await fetch(url, { method: 'POST', headers: { 'x-goog-upload-command': 'query' } });
  expect(asked.headers.get('x-goog-upload-size-received')).toBe('1024');
  expect(await (await send(1024)).json()).toMatchObject({ file: { sizeBytes: '3000' } });
  cloud.faults.add('gemini.files.uploadChunk lose-upload');
  expect((await fetch(url, { method: 'POST', headers: { 'x-goog-upload-command': 'query' } })).status).toBe(404);
});
