import { expect, test } from 'vitest';
import type { JsonObject } from '../../json.ts';
import { SeededRandom } from '../../seeded-random.ts';
import type { TextAnswer } from '../../../predictors/predictor.ts';
import type { EchoStyle, RowContext } from '../row-family.ts';
import { RowFailure } from '../row-failure.ts';
import { geminiFamily } from './gemini-family.ts';

const context = (answer: TextAnswer): RowContext => ({
  ask: {
    id: 'gemini-2.5-flash',
    say: async () => answer,
    embed: async () => ({ vectors: [] }),
    predict: async () => null,
  },
  model: 'gemini-2.5-flash',
  random: new SeededRandom(1, 'test'),
  timeMs: Date.UTC(2026, 0, 1, 0, 2, 9, 850),
});

async function outputLine(
  row: JsonObject,
  {
    echo = 'vertex',
    others = [],
    answer = { text: 'It rains.' },
  }: { echo?: EchoStyle; others?: JsonObject[]; answer?: TextAnswer } = {},
): Promise<string> {
  const rows = geminiFamily.openJob({ echo });
  for (const each of [row, ...others]) rows.check(each);
  try {
    return JSON.stringify(await rows.answer(row, context(answer)));
  } catch (error) {
    if (error instanceof RowFailure) return JSON.stringify(rows.failed(row, error, context(answer)));
    throw error;
  }
}

const contents = [{ role: 'user', parts: [{ text: 'Rain?' }] }];
const media = {
  request: { contents: [{ role: 'user', parts: [{ fileData: { mimeType: 'image/png', fileUri: 'gs://b/o' } }] }] },
};

test('an answered line has its parts in the order of the real service, keys of request and response sorted', async () => {
  expect(await outputLine({ id: 7, request: { contents, generationConfig: { topP: 1, maxOutputTokens: 9 } } })).toMatch(
    new RegExp(
      String.raw`^{"id":7,"status":"","processed_time":"2026-01-01T00:02:09\.85\+00:00",` +
        String.raw`"request":{"contents":\[{"parts":\[{"text":"Rain\?"}\],"role":"user"}\],"generationConfig":{"maxOutputTokens":9,"topP":1}},` +
        String.raw`"response":{"candidates":\[{"avgLogprobs":-0\.\d+,"content":{"parts":\[{"text":"It rains\."}\],"role":"model"},"finishReason":"STOP"}\],` +
        String.raw`"createTime":"2026-01-01T00:02:09\.850\d{3}Z","modelVersion":"gemini-2.5-flash","responseId":"[\w-]{23}",` +
        String.raw`"usageMetadata":{"candidatesTokenCount":3,"candidatesTokensDetails":\[{"modality":"TEXT","tokenCount":3}\],"promptTokenCount":2,` +
        String.raw`"promptTokensDetails":\[{"modality":"TEXT","tokenCount":2}\],"totalTokenCount":5,"trafficType":"ON_DEMAND"}}}$`,
    ),
  );
});

test('parts get null for what other rows of the job have in theirs', async () => {
  const line: unknown = JSON.parse(await outputLine({ request: { contents } }, { others: [media] }));
  expect(line).toHaveProperty('request.contents.0.parts.0', { fileData: null, text: 'Rain?' });
});

test('arrays beside the request are lost, texts and numbers are not', async () => {
  const row = { tags: ['a', 'b'], note: '["a"]', request: { contents } };
  expect(JSON.parse(await outputLine(row))).toMatchObject({ tags: [], note: '["a"]' });
});

test('an exact echo gives rows back as they were sent', async () => {
  const row = { tags: ['a'], request: { contents, generationConfig: { topP: 1, maxOutputTokens: 9 } } };
  expect(await outputLine(row, { echo: 'exact', others: [media] })).toContain(
    JSON.stringify({ request: row.request }).slice(1, -1),
  );
  expect(JSON.parse(await outputLine(row, { echo: 'exact' }))).toHaveProperty('tags', ['a']);
});

test.for(['maxOutputTokens', 'max_output_tokens'])('an answer longer than %s is cut there', async (name) => {
  const line: unknown = JSON.parse(await outputLine({ request: { contents, generation_config: { [name]: 1 } } }));
  expect(line).toMatchObject({
    response: { candidates: [{ content: { parts: [{ text: 'It r' }] }, finishReason: 'MAX_TOKENS' }] },
  });
});

test.for<[what: string, request: unknown, message: string]>([
  [
    'an unknown role',
    { contents: [{ role: 'tester', parts: [{ text: 'x' }] }] },
    'Please use a valid role: user, model.',
  ],
  ['no role', { contents: [{ parts: [{ text: 'x' }] }] }, 'Please use a valid role: user, model.'],
  ['no contents', { generationConfig: { topP: 1 } }, 'at least one contents field is required'],
  ['no parts', { contents: [{ role: 'user' }] }, 'at least one parts field'],
  ['a text for a request', 'hello', 'not an object'],
  ['an unknown field', { contents, config: { topP: 1 } }, 'Unknown name "config": Cannot find field.'],
  ['an unknown option', { contents, generationConfig: { topQ: 1 } }, `Unknown name "topQ" at 'generation_config'`],
  ['no answer wanted', { contents, generationConfig: { candidateCount: 0 } }, 'candidateCount value of 0'],
  ['too many answers', { contents, generation_config: { candidate_count: 9 } }, 'it must be from 1 to 8'],
  ['no room for an answer', { contents, generationConfig: { maxOutputTokens: 0 } }, 'maxOutputTokens value of 0'],
])('a row with %s fails alone, and says why', async ([, request, message]) => {
  const line = JSON.parse(await outputLine({ id: 1, request })) as { status: string; response: unknown };
  expect(line.response).toEqual({});
  expect(line.status).toContain('Bad Request: {"error": {"code": 400, "message": ');
  const { error } = JSON.parse(line.status.slice(line.status.indexOf('{'))) as { error: { message: string } };
  expect(error.message).toContain(message);
});

test('a row may have what Google’s client writes beside the contents', async () => {
  const request = {
    contents,
    labels: { team: 'a' },
    serviceTier: 'standard',
    modelArmorConfig: { promptTemplateName: 'a' },
    outputConfig: { gcsDestination: { outputUriPrefix: 'gs://b/o' } },
    continuationToken: 'a',
  };
  expect(JSON.parse(await outputLine({ id: 1, request }))).toMatchObject({ status: '' });
});

test.for(['stopSequences', 'stop_sequences'])('an answer ends before the first of %s', async (name) => {
  const line: unknown = JSON.parse(
    await outputLine({ request: { contents, generationConfig: { [name]: ['.', ' r'] } } }),
  );
  expect(line).toMatchObject({
    response: { candidates: [{ content: { parts: [{ text: 'It' }] }, finishReason: 'STOP' }] },
  });
});

test('a blocked prompt has feedback and no candidates, in a line without an error', async () => {
  const answer = { text: '', blocked: { reason: 'PROHIBITED_CONTENT', of: 'prompt' as const } };
  const line = JSON.parse(await outputLine({ request: { contents } }, { answer })) as { response: JsonObject };
  expect(line).toMatchObject({ status: '', response: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } } });
  expect(Object.keys(line.response)).toEqual([
    'createTime',
    'modelVersion',
    'promptFeedback',
    'responseId',
    'usageMetadata',
  ]);
  expect(line.response['usageMetadata']).toMatchObject({ promptTokenCount: 2, totalTokenCount: 2 });
});

test('a blocked answer is a candidate without content', async () => {
  const answer = { text: '', blocked: { reason: 'SAFETY', of: 'answer' as const } };
  const line: unknown = JSON.parse(await outputLine({ request: { contents } }, { answer }));
  expect(line).toHaveProperty('response.candidates', [{ finishReason: 'SAFETY' }]);
});

test('an answer that broke off says so', async () => {
  const line: unknown = JSON.parse(
    await outputLine({ request: { contents } }, { answer: { text: 'It', isCut: true } }),
  );
  expect(line).toMatchObject({ response: { candidates: [{ finishReason: 'MAX_TOKENS' }] } });
});

test('several answers are asked for one by one; the prompt is counted once', async () => {
  const rows = geminiFamily.openJob({ echo: 'exact' });
  const asked: (number | undefined)[] = [];
  const given = context({ text: '' });
  const line = await rows.answer(
    { request: { contents, generationConfig: { candidateCount: 3 } } },
    {
      ...given,
      ask: {
        ...given.ask,
        say: async ({ candidate }) => {
          asked.push(candidate);
          return { text: `Rain ${candidate ?? 0}.` };
        },
      },
    },
  );
  expect(asked).toEqual([undefined, 1, 2]);
  expect(line['response']).toMatchObject({
    candidates: [
      { content: { parts: [{ text: 'Rain 0.' }] } },
      { content: { parts: [{ text: 'Rain 1.' }] }, index: 1 },
      { content: { parts: [{ text: 'Rain 2.' }] }, index: 2 },
    ],
    usageMetadata: { promptTokenCount: 2, candidatesTokenCount: 6, totalTokenCount: 8 },
  });
});
