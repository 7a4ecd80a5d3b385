import { expect, test } from 'vitest';
import { rowRoute } from '../row-route.ts';
import { encodeRow } from './encode-row.ts';
import { checkRefused, GEMINI, write, type RefusedRow } from './encoded-rows.test-setup.ts';

test('names a row without a key by its place in the source', () => {
  expect(encodeRow({ contents: 'hi' }, rowRoute(GEMINI)).key).toBe('row-000001');
  expect(encodeRow({ contents: 'hi' }, rowRoute(GEMINI), 1_234_566).key).toBe('row-1234567');
});

test('a line has no newline in it, whatever the text', () => {
  const { line } = encodeRow({ key: 'a\n', contents: 'one\ntwo\r\n\u2028' }, rowRoute(GEMINI));
  expect(line).not.toMatch(/[\r\n]/);
  expect(JSON.parse(line)).toMatchObject({ request: { contents: [{ parts: [{ text: 'one\ntwo\r\n\u2028' }] }] } });
});

test.for<RefusedRow>([
  [
    'bytes',
    GEMINI,
    { contents: [{ inlineData: { data: new Uint8Array(2), mimeType: 'image/png' } }] },
    '$.contents[0].inlineData.data: bytes cannot be sent as they are. Give base64',
  ],
  [
    'NaN',
    GEMINI,
    { contents: 'hi', config: { temperature: Number.NaN } },
    '$.config.temperature: NaN is no number of JSON',
  ],
  ['no row', GEMINI, 'hi', 'a row is an object, and this is a string.'],
])('refuses %s, and says where and what to do', (row) => checkRefused(row));

test('refuses a row that holds itself', () => {
  const row: Record<string, unknown> = { contents: 'hi' };
  row['config'] = row;
  expect(() => write(row, GEMINI)).toThrow('$.config: the object holds itself.');
});
