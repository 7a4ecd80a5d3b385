import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';

const base = 'https://generativelanguage.googleapis.com/v1beta/';
const headers = { 'x-goog-api-key': 'any' };

test('of a row that breaks off within the answer to a call, nothing is left, and the answer is whole', async () => {
  const cloud = createMockCloud({ clock: 'manual' });
  onTestFinished(() => cloud.close());
  cloud.faults.add({ row: 1, fault: 'broken-line' });
  const request = { contents: [{ parts: [{ text: 'Hello' }] }] };
  const requests = ['row-a', 'row-b', 'row-c'].map((key) => ({ request, metadata: { key } }));
  const body = JSON.stringify({ batch: { inputConfig: { requests: { requests } } } });
  await cloud.fetch(`${base}models/gemini-2.5-flash:batchGenerateContent`, { method: 'POST', headers, body });
  await cloud.clock.advance(3_600_000);
  const [batch] = cloud.batches.list();
  const answer = await cloud.fetch(`${base}batches/${batch!.id}`, { headers });
  expect(await answer.json()).toMatchObject({
    response: { inlinedResponses: { inlinedResponses: [{ metadata: { key: 'row-a' } }, {}, { response: {} }] } },
  });
});
