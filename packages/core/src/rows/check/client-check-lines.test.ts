import { expect, test } from 'vitest';
import { Client } from '../../client.ts';

const line = (request: object): string =>
  JSON.stringify({ key: 'a', request: { contents: [{ parts: [{ text: 'x' }] }], ...request } });

test('a client checks lines for its own service', async () => {
  const audio = [line({ generationConfig: { audioTimestamp: true } })];
  const gemini = new Client({ vertexai: false, apiKey: 'KEY' });
  const check = gemini.batches.checkLines(audio, { model: 'gemini-2.5-flash' });
  expect((await check.collect()).findings).toMatchObject([{ kind: 'other-service', consequence: 'refused at create' }]);

  const vertex = new Client({ project: 'p', location: 'us-central1' });
  const { summary } = await vertex.batches.checkLines(audio, { model: 'gemini-2.5-flash' }).collect();
  expect(summary).toMatchObject({ ok: true, rows: 1 });
});

test('a client asks for the family of a model whose name does not tell it', () => {
  const client = new Client({ project: 'p', location: 'us-central1' });
  expect(() => client.batches.checkLines([], { model: 'projects/p/locations/l/models/7' })).toThrow("family: 'gemini'");
});
