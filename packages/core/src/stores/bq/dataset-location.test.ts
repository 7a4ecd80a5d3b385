import type { BigQuery } from '@google-cloud/bigquery';
import { expect, test } from 'vitest';
import { datasetLocation } from './dataset-location.ts';

const answering = (answer: () => Promise<unknown>) => {
  const asked: string[] = [];
  const load = async ({ projectId }: { readonly projectId?: string | undefined }): Promise<BigQuery> =>
    ({
      dataset(name: string) {
        asked.push(`${projectId} ${name}`);
        return { getMetadata: answer };
      },
    }) as unknown as BigQuery;
  return { asked, load };
};

test.for([
  ['bq://p.d.t', ['p d']],
  ['bq://p.d', ['p d']],
  ['bq://example.com:p.d.t', ['example.com:p d']],
  ['bq://p', []],
  ['bq://', []],
] as const)('asks for the dataset of %s in its own project', async ([uri, expected]) => {
  const { asked, load } = answering(async () => [{ location: 'EU' }]);
  expect(await datasetLocation(uri, { projectId: 'other' }, undefined, load)).toBe(
    expected.length > 0 ? 'EU' : undefined,
  );
  expect(asked).toEqual(expected);
});

test('what cannot be found out is not known', async () => {
  const { load } = answering(async () => {
    throw Object.assign(new Error('Access Denied'), { code: 403 });
  });
  expect(await datasetLocation('bq://p.d', {}, undefined, load)).toBeUndefined();
  const missing = async (): Promise<never> => {
    throw new Error('is not installed');
  };
  expect(await datasetLocation('bq://p.d', {}, undefined, missing)).toBeUndefined();
});

test('an abort ends the question with its reason', async () => {
  const { load } = answering(() => new Promise(() => {}));
  const controller = new AbortController();
  const asking = datasetLocation('bq://p.d', {}, controller.signal, load);
  controller.abort(new Error('enough'));
  await expect(asking).rejects.toThrow('enough');
});
