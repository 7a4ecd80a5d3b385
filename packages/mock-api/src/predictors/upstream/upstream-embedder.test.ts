import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { serveLocalModel, type LocalModel, type LocalModelOptions } from '../../local-model/local-model.ts';
import type { JsonObject } from '../../model/json.ts';
import type { RowOfTexts, RowVectors } from '../row-vectors.ts';
import type { UpstreamLine } from './ask-upstream.ts';
import { fittedVectors } from './fitted-vectors.ts';
import { upstreamEmbedder } from './upstream-embedder.ts';
import { upstreamOf, type UpstreamOptions } from './upstream-options.ts';

async function serveModel(options?: LocalModelOptions): Promise<LocalModel> {
  const model = await serveLocalModel(options);
  onTestFinished(() => model.close());
  return model;
}

const row = (given: Partial<RowOfTexts> = {}): RowOfTexts => ({
  seed: 1,
  model: 'the-jobs-own',
  texts: ['a river'],
  request: {},
  dimensions: 3072,
  ...given,
});

type Embed = (given?: Partial<RowOfTexts>) => Promise<RowVectors>;

function embedderOf(
  model: LocalModel,
  { environment = {}, ...options }: UpstreamOptions & { environment?: Record<string, string> } = {},
): Embed {
  const line: UpstreamLine = { fetch, sleep: async () => {} };
  const embed = upstreamEmbedder(upstreamOf({ url: model.url, ...options }, environment), 'nomic-embed-text', line);
  return async (given) => embed(row(given));
}

const saying =
  (...vectors: readonly (readonly number[])[]): NonNullable<LocalModelOptions['embed']> =>
  () => ({ vectors });

test.for<[what: string, row: Partial<RowOfTexts>, sent: JsonObject]>([
  ['a text', {}, { input: 'a river' }],
  ['a text and its title', { title: 'Rivers', taskType: 'RETRIEVAL_DOCUMENT' }, { input: 'Rivers a river' }],
  ['several texts', { texts: ['a river', 'a lake'] }, { input: ['a river', 'a lake'] }],
  ['a length', { askedDimensions: 3 }, { input: 'a river', dimensions: 3 }],
])('%s: an OpenAI-style server is asked once, by the embedding model’s name', async ([, given, sent]) => {
  const model = await serveModel();
  const { vectors } = await embedderOf(model)(given);
  expect(model.calls).toEqual([{ model: 'nomic-embed-text', ...sent }]);
  expect(vectors.map(({ length }) => length)).toEqual((given.texts ?? ['']).map(() => given.askedDimensions ?? 384));
});

test('vectors and tokens are those of the model, in the order of the texts', async () => {
  const embedding = (index: number): JsonObject => ({ object: 'embedding', index, embedding: [index, 0.5] });
  const model = await serveModel({
    embed: () => Response.json({ data: [embedding(1), embedding(0)], usage: { prompt_tokens: 41, total_tokens: 41 } }),
  });
  const answer = { vectors: [[0, 0.5], [1, 0.5]], tokens: 41 }; // oxfmt-ignore
  expect(await embedderOf(model)({ texts: ['a', 'b'] })).toEqual(answer);
});

test('a model that counts no tokens leaves that to the mock', async () => {
  const model = await serveModel({ embed: () => Response.json({ data: [{ embedding: [1] }] }) });
  expect(await embedderOf(model)()).toEqual({ vectors: [[1]] });
});

test('where the row asks for fewer numbers than come, the first are taken, and brought to length 1', async () => {
  const model = await serveModel({ embed: saying([3, 4, 12]) });
  expect((await embedderOf(model)({ askedDimensions: 2 })).vectors).toEqual([[0.6, 0.8]]);
  expect((await embedderOf(model)({ askedDimensions: 3 })).vectors).toEqual([[3, 4, 12]]);
  expect((await embedderOf(model)()).vectors).toEqual([[3, 4, 12]]);
});

test('of vectors of any length, as many numbers come as are asked for, pointing the same way', () =>
  fc.assert(
    // Models give numbers of 32 bits.
    fc.property(
      fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 2 }),
      fc.nat(),
      (vector, some) => {
        const asked = 1 + (some % vector.length);
        const [fitted = []] = fittedVectors([vector], { texts: ['a'], askedDimensions: asked }, 'm');
        expect(fitted).toHaveLength(asked);
        if (asked === vector.length) {
          expect(fitted).toBe(vector);
          return;
        }
        const length = Math.hypot(...vector.slice(0, asked));
        for (const [at, value] of fitted.entries()) expect(value).toBeCloseTo(length && vector[at]! / length, 9);
      },
    ),
  ));

test('a server that refuses to shorten is asked for all numbers, and once only is told what it refuses', async () => {
  const refusal =
    'Model "m" does not support matryoshka representation, changing output dimensions will lead to poor results.';
  const model = await serveModel({
    embed: ({ body }) =>
      'dimensions' in body
        ? Response.json({ object: 'error', message: refusal, code: 400 }, { status: 400 })
        : { vectors: [[3, 4, 12]] },
  });
  const embed = embedderOf(model);
  for (let time = 0; time < 2; time += 1) expect((await embed({ askedDimensions: 2 })).vectors).toEqual([[0.6, 0.8]]);
  const plain = { model: 'nomic-embed-text', input: 'a river' };
  expect(model.calls).toEqual([{ ...plain, dimensions: 2 }, plain, plain]);
});

const failing = (status: number, message: string): Response => Response.json({ error: { message } }, { status });

test.for<[what: string, embed: NonNullable<LocalModelOptions['embed']>, row: Partial<RowOfTexts>, error: object]>([
  [
    'a vector that is too short',
    saying([1, 2]),
    { askedDimensions: 3 },
    {
      status: 'INVALID_ARGUMENT',
      message: `The upstream's nomic-embed-text gives vectors of 2 numbers, and the row asks for 3: ask for fewer, or for none.`,
    },
  ],
  [
    'a vector that is missing',
    saying([1]),
    { texts: ['a', 'b'] },
    { status: 'INTERNAL', message: `The upstream's nomic-embed-text gave 1 vectors for 2 texts.` },
  ],
  [
    'a vector in base64',
    () => Response.json({ data: [{ embedding: 'AACAPw==' }] }),
    {},
    { status: 'INTERNAL', message: expect.stringContaining('no vector') },
  ],
  ['no answer to what was asked', () => Response.json({ ok: true }), {}, { status: 'INTERNAL' }],
  [
    'a model that is not there',
    () => failing(404, 'model "nomic-embed-text" not found, try pulling it first, secret-key'),
    {},
    {
      status: 'NOT_FOUND',
      message: expect.stringMatching(
        /^The upstream http:\/\/127\.0\.0\.1:\d+ answered 404: model "nomic-embed-text" not found, try pulling it first, \[key\]$/,
      ),
    },
  ],
  [
    'a busy server',
    () => failing(503, 'busy'),
    {},
    { status: 'UNAVAILABLE', message: expect.stringContaining('asked 4 times') },
  ],
])('%s fails the row, and says why', async ([, said, given, error]) => {
  const model = await serveModel({ embed: said });
  const embed = embedderOf(model, { environment: { GENAI_BATCH_UPSTREAM_KEY: 'secret-key' } });
  await expect(embed(given)).rejects.toMatchObject({ name: 'RowFailure', ...error });
});

test('media fail a row before anything is sent to a model of texts', async () => {
  const model = await serveModel();
  const request = { content: { parts: [{ text: 'This:' }, { fileData: { fileUri: 'gs://b/film.mp4' } }] } };
  await expect(embedderOf(model)({ request })).rejects.toMatchObject({
    status: 'INVALID_ARGUMENT',
    message: 'The upstream model embeds text, but no part with fileData.',
  });
  expect(model.calls).toEqual([]);
});

interface Sent {
  readonly url: string;
  readonly key: string | null;
  readonly body: unknown;
}

/** A Gemini model that gives these vectors. */
function gemini(answer: JsonObject): { embed: Embed; sent: Sent[] } {
  const sent: Sent[] = [];
  const line: UpstreamLine = {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      sent.push({ url: request.url, key: request.headers.get('x-goog-api-key'), body: await request.json() });
      return Response.json(answer);
    },
    sleep: async () => {},
  };
  const upstream = upstreamOf({ kind: 'gemini' }, { GENAI_BATCH_UPSTREAM_KEY: 'secret' });
  const embed = upstreamEmbedder(upstream, 'gemini-embedding-001', line);
  return { embed: async (given) => embed(row(given)), sent };
}

const models = 'https://generativelanguage.googleapis.com/v1beta/models';

test.for<[what: string, row: Partial<RowOfTexts>, sent: JsonObject]>([
  [
    'a Gemini row, its files too',
    {
      request: {
        content: { role: 'user', parts: [{ text: 'a' }, { inlineData: { mimeType: 'image/png', data: 'AAAA' } }] },
      },
    },
    { content: { parts: [{ text: 'a' }, { inlineData: { mimeType: 'image/png', data: 'AAAA' } }] } },
  ],
  [
    'a text embedding row, with what its vector is for',
    { request: { content: 'a river' }, title: 'Rivers', taskType: 'RETRIEVAL_DOCUMENT', askedDimensions: 2 },
    {
      content: { parts: [{ text: 'a river' }] },
      title: 'Rivers',
      taskType: 'RETRIEVAL_DOCUMENT',
      outputDimensionality: 2,
    },
  ],
])('%s, is put to embedContent of a Gemini model', async ([, given, body]) => {
  const { embed, sent } = gemini({ embedding: { values: [0.6, 0.8] }, usageMetadata: { promptTokenCount: 5 } });
  expect(await embed(given)).toEqual({ vectors: [[0.6, 0.8]], tokens: 5 });
  expect(sent).toEqual([{ url: `${models}/gemini-embedding-001:embedContent`, key: 'secret', body }]);
});

test('several texts are put to batchEmbedContents of a Gemini model', async () => {
  const { embed, sent } = gemini({ embeddings: [{ values: [1] }, { values: [2] }] });
  expect(await embed({ texts: ['a', 'b'], request: { input: ['a', 'b'] } })).toEqual({ vectors: [[1], [2]] });
  const requests = ['a', 'b'].map((text) => ({ model: 'models/gemini-embedding-001', content: { parts: [{ text }] } }));
  expect(sent).toEqual([
    { url: `${models}/gemini-embedding-001:batchEmbedContents`, key: 'secret', body: { requests } },
  ]);
});
