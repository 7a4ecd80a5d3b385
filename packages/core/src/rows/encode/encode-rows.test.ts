import { expect, test } from 'vitest';
import { encodeRows } from './encode-rows.ts';

const GEMINI = { model: 'gemini-2.5-flash' } as const;

test('writes rows in their order, from whatever gives them', async () => {
  async function* rows() {
    yield { contents: 'hi' };
    yield { key: 'b', contents: 'hi' };
    yield { contents: 'hi' };
  }
  const encoded = await Array.fromAsync(encodeRows(rows(), GEMINI));
  expect(encoded.map(({ key }) => key)).toEqual(['row-000001', 'b', 'row-000003']);
});

test('refuses a key that was there before, made ones among them', async () => {
  const rows = [{ key: 'row-000002', contents: 'hi' }, { contents: 'hi' }];
  await expect(Array.fromAsync(encodeRows(rows, GEMINI))).rejects.toThrow(
    'Row 2 has the key "row-000002", which was there before',
  );
});

test('asks for the family of a model whose name does not tell it', async () => {
  const model = 'projects/p/locations/l/models/7';
  await expect(Array.fromAsync(encodeRows([], { model }))).rejects.toThrow(
    'What lines the model "projects/p/locations/l/models/7" takes, its name does not tell. It may be a tuned Gemini ' +
      "(family: 'gemini') or your own ('own-model'). Pass family: 'gemini', 'claude', 'open-model', 'own-model', " +
      "'text-embedding', 'gemini-embedding'.",
  );
});
