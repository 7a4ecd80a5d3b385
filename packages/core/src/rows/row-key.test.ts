import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GENAI_BATCH_KEY, keyReader, noKeyError, type RowKey } from './row-key.ts';

const keyOf = (line: Record<string, unknown>, key?: RowKey): string | undefined =>
  keyReader(key)(line, JSON.stringify(line));

test.for<[line: Record<string, unknown>, key: string]>([
  [{ custom_id: 'a', key: 'b' }, 'a'],
  [{ key: 'b', [GENAI_BATCH_KEY]: 'c' }, 'c'],
  [{ metadata: { key: 'm' }, response: {} }, 'm'],
  [{ metadata: { key: 7 }, response: {} }, '7'],
  [{ instance: { content: 'hi', [GENAI_BATCH_KEY]: 'i' } }, 'i'],
  [{ instance: { content: 'hi', [GENAI_BATCH_KEY]: 0 } }, '0'],
  [{ [GENAI_BATCH_KEY]: 'c' }, 'c'],
  [{ custom_id: '', key: 'b' }, 'b'],
  [{ custom_id: null, key: 7 }, '7'],
  [{ custom_id: [], key: 'b' }, 'b'],
])('finds the key where none is named: %j', ([line, key]) => {
  expect(keyOf(line)).toBe(key);
});

test('takes the field that the caller names, and no other', () => {
  expect(keyOf({ custom_id: 'a', url: 'https://x' }, 'url')).toBe('https://x');
  expect(keyOf({ custom_id: 'a' }, 'url')).toBeUndefined();
  expect(keyOf({ custom_id: 'a' }, 'toString')).toBeUndefined();
});

test('asks the caller’s function with the whole line', () => {
  const line = { request: { labels: { row: 'r1' } } };
  expect(keyOf(line, (seen) => (seen as typeof line).request.labels.row)).toBe('r1');
});

test('says so when the caller’s function gives no string', () => {
  expect(() => keyOf({ id: 1 }, () => ['x'] as never)).toThrow(
    'The option `key` gave an array for a line; it must give a string.',
  );
});

test('keeps numbers apart that JavaScript would round to the same', () => {
  const read = keyReader('id');
  const text = '{"response":{"id":1},"id":9007199254740993,"request":{"id":2}}';
  expect(read(JSON.parse(text), text)).toBe('9007199254740993');
});

test('gives every integer as it was written', () =>
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), (id) => {
      const text = `{"id":${id}}`;
      expect(keyReader('id')(JSON.parse(text), text)).toBe(String(id));
      const within = `{"request":{"key":1},"metadata":{"key":${id}},"response":{"key":2}}`;
      expect(keyReader()(JSON.parse(within), within)).toBe(String(id));
    }),
    { examples: [[2n ** 53n], [2n ** 53n + 1n]] },
  ));

test('tells which fields there are when no key is found', () => {
  const line = { status: '', url: 'https://x', n: 3, request: {}, tags: [] };
  expect(noKeyError(line, undefined, 'gs://b/x, line 1').message).toBe(
    'A result cannot be matched to its row: no string or number in `genai_batch_key`, `custom_id`, `key` (gs://b/x, line 1). ' +
      "Its scalar fields: url, n. Pass the one that names the row, e.g. `key: 'url'`, or `key: (line) => …`.",
  );
  expect(noKeyError({ request: {} }, 'id', 'gs://b/x, line 1').message).toContain('no string or number in `id`');
  expect(noKeyError({ request: {} }, 'id', 'gs://b/x, line 1').message).toContain('It has no scalar top-level field.');
  const inMetadata = noKeyError({ metadata: { id: 'a' }, response: {} }, undefined, 'batches/1, line 1').message;
  expect(inMetadata).toContain(
    'Pass `key: (line) => …` to take the key from within the line, e.g. from `line.metadata`.',
  );
  expect(noKeyError({ response: {} }, 'id', 'batches/1, line 1').message).toContain(
    'It repeats nothing of its row: leave out `key`, and such answers are `unmatched`. Send rows with a key: `metadata: { key }`',
  );
});
