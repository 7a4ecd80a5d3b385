import fc from 'fast-check';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { readCallAction } from '../../model/faults/call-action.ts';
import type { CallFault } from '../../model/faults/fault-rule.ts';
import { faultyDownload } from './faulty-download.ts';

const chunked = fc.array(fc.uint8Array({ maxLength: 2500 }), { maxLength: 4 });
const words = fc.oneof(
  fc.constantFrom<CallFault[]>('truncate', 'return-corrupted-data'),
  fc
    .record({ word: fc.constantFrom('truncate', 'return-corrupted-data'), bytes: fc.nat(6000) })
    .map(({ word, bytes }) => `${word}-after-${bytes}B` as CallFault),
);

test('a download is another exactly if the fault has happened, whether its size is told or not', () =>
  fc.assert(
    fc.asyncProperty(chunked, words, fc.boolean(), async (chunks, word, isTold) => {
      const whole = Buffer.concat(chunks);
      const headers = isTold ? { 'content-length': String(whole.length) } : {};
      let count = 0;
      const answer = new Response(ReadableStream.from(chunks), { headers });
      const changed = await faultyDownload(answer, readCallAction(word)!, () => void (count += 1));
      const got = await buffer((changed ?? answer).body!);
      expect(count).toBe(got.equals(whole) ? 0 : 1);
      const told = changed?.headers.get('content-length') ?? undefined;
      if (told !== undefined) expect(Number(told)).toBe(got.length);
    }),
  ));

test('a wrong byte comes after as many right ones as the fault says', async () => {
  const cloud = openCloud();
  const text = 'x'.repeat(300_000);
  await cloud.bucket('my-bucket').put('o.txt', text);
  const fault = cloud.faults.add('storage.objects.get.media return-corrupted-data-after-100K');
  const answer = await cloud.fetch('https://storage.googleapis.com/storage/v1/b/my-bucket/o/o.txt?alt=media');
  expect(await answer.text()).toBe(`${text.slice(0, 102_400)}y${text.slice(102_401)}`);
  expect(fault.fired).toBe(1);
});

const bucket = 'https://storage.googleapis.com/storage/v1/b/cloud-samples-data';
const jobs =
  'https://us-central1-aiplatform.googleapis.com/v1/projects/mock-project/locations/us-central1/batchPredictionJobs';

test.for(
  [bucket, jobs].flatMap((address) =>
    ['truncate', 'return-corrupted-data', 'truncate-after-100K', 'return-corrupted-data-after-100K', 'lose-upload'].map(
      (word) => [word, address] as const,
    ),
  ),
)('%s at %s has struck if, and only if, the answer is another', async ([word, address]) => {
  const cloud = openCloud({ clock: 'manual' });
  const asked = async (): Promise<string> =>
    (await cloud.fetch(address, { headers: { authorization: 'Bearer t' } })).text();
  const usual = await asked();
  const fault = cloud.faults.add(word);
  const answer = await asked();
  // A list without jobs is `{}`: of two bytes, one can be missing.
  const strikes = word === 'truncate' || word === 'return-corrupted-data';
  expect([fault.fired, answer !== usual]).toEqual([strikes ? 1 : 0, strikes]);
  expect(cloud.journal.requests().at(-1)?.faults ?? []).toEqual(strikes ? [word] : []);
});
