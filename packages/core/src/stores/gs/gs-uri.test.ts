import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatGsUri, parseGsUri } from './gs-uri.ts';

test.for<[uri: string, bucket: string, name: string]>([
  ['gs://bucket/in/a b.jsonl', 'bucket', 'in/a b.jsonl'],
  ['gs://my_bucket.example.com/', 'my_bucket.example.com', ''],
  ['gs://bucket', 'bucket', ''],
  ['gs://bucket//a//b?c=d#e%20', 'bucket', '/a//b?c=d#e%20'],
])('takes %s apart', ([uri, bucket, name]) => {
  expect(parseGsUri(uri)).toEqual({ bucket, name });
});

test('an address put together is taken apart the same', () =>
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9][a-z0-9._-]*$/), fc.string({ unit: 'grapheme' }), (bucket, name) => {
      fc.pre(!/[\r\n]/.test(name));
      expect(parseGsUri(formatGsUri({ bucket, name }))).toEqual({ bucket, name });
    }),
  ));

test.for<[uri: string, problem: string]>([
  ['s3://bucket/x', 'does not start with gs://'],
  ['https://storage.googleapis.com/bucket/x', 'does not start with gs://'],
  ['gs:///x', 'names no bucket'],
  ['gs://My Bucket/x', 'names the bucket "My Bucket", but buckets have lower-case letters, digits, - _ and .'],
  ['gs://bucket/a\nb', 'has a line break in it'],
])('says what is wrong with %j', ([uri, problem]) => {
  expect(() => parseGsUri(uri)).toThrow(`${JSON.stringify(uri)} ${problem}. Write gs://bucket/name.`);
});
