import { expect, test } from 'vitest';
import { storeKindOf, type StoreKind } from './store-kind.ts';

test.for<[address: string, kind: StoreKind | undefined]>([
  ['gs://bucket/in/*.jsonl', 'gs'],
  ['bq://project.dataset.table', 'bq'],
  ['files/abc', 'files'],
  ['files/rows.jsonl', 'files'],
  ['projects/p/locations/us-central1/datasets/7', 'dataset'],
  ['./rows.jsonl', 'local'],
  ['../rows', 'local'],
  ['/data/rows.txt', 'local'],
  ['./files/rows.jsonl', 'local'],
  ['rows.jsonl', 'local'],
  ['data/rows.jsonl.gz', 'local'],
  ['rows.ndjson', 'local'],
  ['data/rows.ndjson.gz', 'local'],
  ['s3://bucket/rows.ndjson', undefined],
  ['gs://bucket/rows.ndjson', 'gs'],
  ['file:///data/rows.txt', 'local'],
  ['C:\\data\\rows.txt', 'local'],
  ['D:/rows.jsonl', 'local'],
  ['s3://bucket/rows.jsonl', undefined],
  ['https://example.com/rows.jsonl', undefined],
  ['rows.csv', undefined],
  ['abc', undefined],
  ['', undefined],
])('%s is of the kind %s', ([address, kind]) => {
  expect(storeKindOf(address)).toBe(kind);
});
