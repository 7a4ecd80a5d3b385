import { describe, expect } from 'vitest';
import type { Client } from '@genai-batch/core';
import type { MockCloud } from '@genai-batch/mock-api';
import fc from 'fast-check';
import { jsonl } from '../datasets/jsonl.ts';
import { test } from '../vitest.ts';
import { firstDifference } from './first-difference.ts';

test.override({ cloudOptions: { seed: 7 } });

const model = 'publishers/anthropic/models/claude-3-5-haiku';
const create = 'vertex.batchPredictionJobs.create';

async function createTwo({ cloud, client }: { cloud: MockCloud; client: Client }): Promise<void> {
  const src = await cloud.bucket('inputs').put('rows.jsonl', jsonl.claude(3));
  const { name } = await client.batches.create({ model, src, config: { displayName: 'one', dest: 'gs://out' } });
  await client.batches.create({ model, src, config: { displayName: 'two', dest: 'gs://out' } });
  await client.batches.get({ name });
}

test('holds for requests by what is known of them', async ({ cloud, client }) => {
  expect(cloud).not.toHaveReceivedRequest();
  await createTwo({ cloud, client });
  expect(cloud).toHaveReceivedRequest();
  expect(cloud).toHaveReceivedRequest({ times: 3 });
  expect(cloud).toHaveReceivedRequest({ method: 'post', times: 2 });
  expect(cloud).toHaveReceivedRequest({ operation: create, status: 200, times: 2 });
  expect(cloud).toHaveReceivedRequest({ path: '*/batchPredictionJobs/*', times: 1 });
  expect(cloud).toHaveReceivedRequest({ operation: 'vertex.batchPredictionJobs.delete', times: 0 });
  expect(cloud).not.toHaveReceivedRequest({ times: 4 });
});

test('holds for requests by a part of their body', async ({ cloud, client }) => {
  await createTwo({ cloud, client });
  expect(cloud).toHaveReceivedRequest({ body: { displayName: 'two' }, times: 1 });
  expect(cloud).toHaveReceivedRequest({ body: { inputConfig: { gcsSource: { uris: ['gs://inputs/rows.jsonl'] } } } });
  expect(cloud).toHaveReceivedRequest({ body: { model: /haiku$/, displayName: expect.any(String) }, times: 2 });
  expect(cloud).not.toHaveReceivedRequest({ body: { inputConfig: { gcsSource: { uris: [] } } } });
  expect(cloud).not.toHaveReceivedRequest({ body: { labels: {} } });
});

describe('says', () => {
  test('what there was instead, and where the nearest one differs', async ({ cloud, client }) => {
    await createTwo({ cloud, client });
    expect(() =>
      expect(cloud).toHaveReceivedRequest({ operation: create, body: { displayName: 'three', model: /haiku/ } }),
    ).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected the cloud to have received vertex.batchPredictionJobs.create with the body {"displayName":"three","model":"/haiku/"}, but it received none
        nearest: 1 POST vertex.batchPredictionJobs.create 200: body.displayName is "one", not "three"
        requests:
          1 POST vertex.batchPredictionJobs.create 200
          2 POST vertex.batchPredictionJobs.create 200
          3 GET vertex.batchPredictionJobs.get 200
        replay: createMockCloud({ seed: 7 })]
    `);
  });

  test('how often it was', async ({ cloud, client }) => {
    await createTwo({ cloud, client });
    expect(() => expect(cloud).toHaveReceivedRequest({ method: 'POST', path: '*/batchPredictionJobs', times: 1 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: expected the cloud to have received POST at */batchPredictionJobs exactly once, but it received 2 such requests
        requests:
          1 POST vertex.batchPredictionJobs.create 200
          2 POST vertex.batchPredictionJobs.create 200
          3 GET vertex.batchPredictionJobs.get 200
        replay: createMockCloud({ seed: 7 })]
    `);
  });

  test('what there should not have been', async ({ cloud, client }) => {
    await createTwo({ cloud, client });
    expect(() => expect(cloud).not.toHaveReceivedRequest({ method: 'GET' })).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected the cloud not to have received GET, but it received one such request
        requests:
          1 POST vertex.batchPredictionJobs.create 200
          2 POST vertex.batchPredictionJobs.create 200
          3 GET vertex.batchPredictionJobs.get 200
        replay: createMockCloud({ seed: 7 })]
    `);
  });

  test('that there was none at all', ({ cloud }) => {
    expect(() => expect(cloud).toHaveReceivedRequest({ status: 429 })).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected the cloud to have received a request answered with 429, but it received none
        requests: none
        replay: createMockCloud({ seed: 7 })]
    `);
  });

  test('which fault was in the way', async ({ cloud, client }) => {
    cloud.faults.add({ at: create, nth: 1, fault: 'return-503' });
    await createTwo({ cloud, client }).catch(() => {});
    expect(() => expect(cloud).toHaveReceivedRequest({ operation: create, times: 2 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: expected the cloud to have received vertex.batchPredictionJobs.create exactly 2 times, but it received one such request
        requests:
          1 POST vertex.batchPredictionJobs.create 503 return-503
        fault:  #1 vertex.batchPredictionJobs.create nth=1 return-503: fired once
        replay: createMockCloud({ seed: 7 })]
    `);
  });

  test('only the last ten of many', async ({ cloud, client }) => {
    for (let times = 0; times < 12; times += 1) await client.batches.get({ name: '123' }).catch(() => {});
    expect(() => expect(cloud).not.toHaveReceivedRequest({ status: 404, times: 12 })).toThrow(
      /requests \(the last 10 of 12\):\n {4}3 GET/,
    );
  });
});

test.for([undefined, null, 'a', {}])('%s is no cloud', (subject) => {
  expect(() => expect(subject).toHaveReceivedRequest()).toThrow('A mock cloud has a journal of its requests');
});

test('a number of times that cannot be is refused', ({ cloud }) => {
  expect(() => expect(cloud).not.toHaveReceivedRequest({ times: -1 })).toThrow('a whole number of times, not -1');
});

test.for<[expected: object, message: string]>([
  [
    { operation: 'vertex.batchPredictionJob.create' },
    'No operation is called "vertex.batchPredictionJob.create". There are: vertex.',
  ],
  [{ methd: 'DELETE' }, 'A request is known by method, operation, path, status, body, times; there is no "methd".'],
  [{ method: 'DELTE' }, 'No request has the method "DELTE".'],
  [{ status: '200' }, 'status is an HTTP status'],
])('%j could never be received, and is refused, also when it should not be', ([expected, message], { cloud }) => {
  expect(() => expect(cloud).not.toHaveReceivedRequest(expected)).toThrow(message);
  expect(() => expect(cloud).toHaveReceivedRequest(expected)).toThrow(message);
  expect(() => expect(cloud).toHaveReceivedRequest({ ...expected, times: 0 })).toThrow(message);
});

test('the beginning of an operation may be expected not to be called', ({ cloud }) => {
  expect(cloud).not.toHaveReceivedRequest({ operation: 'storage' });
  expect(cloud).not.toHaveReceivedRequest({ operation: '*.objects' });
});

describe('a body', () => {
  const json = fc.jsonValue();

  test('lacks nothing of itself, and nothing of itself with more fields', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), json, (body, more) => {
        const copy = structuredClone(body);
        expect(firstDifference(body, copy, 'body')).toBeUndefined();
        expect(firstDifference({ ...body, '\0more': more }, copy, 'body')).toBeUndefined();
        expect(firstDifference(copy, { ...body, '\0more': more }, 'body')).toBe('body.\0more is missing');
      }),
    ));

  test.for<[unknown, unknown, string]>([
    [{ a: [1, 2] }, { a: [1] }, 'body.a has 2 items, not 1'],
    [{ a: [{ b: 1 }] }, { a: [{ b: 2 }] }, 'body.a[0].b is 1, not 2'],
    [{ a: { 0: 1 } }, { a: [1] }, 'body.a is {"0":1}, not [1]'],
    ['{"a":', { a: 1 }, 'body is "{\\"a\\":", not {"a":1}'],
    [undefined, {}, 'body is missing'],
    [{ a: 1 }, { a: expect.any(String) }, 'body.a is 1, not Any<String>'],
    [null, { a: /x/ }, 'body is null, not {"a":"/x/"}'],
    [{ a: 'x'.repeat(300) }, { a: 'y' }, `body.a is "${'x'.repeat(198)}…, not "y"`],
  ])('%j against %j', ([actual, expected, difference]) => {
    expect(firstDifference(actual, expected, 'body')).toBe(difference);
  });
});
