import { GoogleGenAI as OfficialClient } from '@google/genai';
import { encodeRows } from '@genai-batch/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentByOfficial } from './recorded-bodies.ts';

const text = fc.string({ maxLength: 8, unit: 'grapheme' });
const texts = fc.array(text, { minLength: 1, maxLength: 2 });
const some = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> =>
  fc.record(fields, { requiredKeys: [] });

const part = fc.oneof(
  fc.record({ text }),
  fc.record({ inlineData: fc.record({ mimeType: fc.constant('image/png'), data: fc.base64String({ minLength: 4 }) }) }),
  fc.record({ functionCall: fc.record({ name: text, args: fc.record({ at: text }) }) }),
);
const content = fc.record({
  role: fc.constantFrom('user', 'model'),
  parts: fc.array(part, { minLength: 1, maxLength: 2 }),
});
const contents = fc.oneof(text, texts, content, fc.array(content, { minLength: 1, maxLength: 3 }));

const schema = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.record({ type: fc.constantFrom('string', 'NUMBER'), description: text }),
    fc.record({ type: fc.constant(['string', 'null']) }),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record({
      type: fc.constant('object'),
      properties: fc.record({ a: tie('schema') }),
      additionalProperties: fc.constant(false),
    }),
    fc.record({ anyOf: fc.tuple(tie('schema'), fc.constant({ type: 'null' })) }),
  ),
})).schema;

/** What either service takes, in the forms that the official types allow. */
const config = some({
  systemInstruction: fc.oneof(text, texts, content),
  temperature: fc.float({ noNaN: true, noDefaultInfinity: true }),
  topK: fc.nat(),
  stopSequences: texts,
  responseMimeType: fc.constant('application/json'),
  responseSchema: schema,
  safetySettings: fc.constant([{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'OFF' }]),
  tools: fc.array(
    fc.oneof(
      fc.record({
        functionDeclarations: fc.array(fc.record({ name: text, parameters: schema }), { minLength: 1, maxLength: 2 }),
      }),
      fc.constant({ googleMaps: { enableWidget: true } }),
    ),
    { minLength: 1, maxLength: 2 },
  ),
  toolConfig: fc.record({
    functionCallingConfig: fc.record({ mode: fc.constant('ANY'), allowedFunctionNames: texts }),
  }),
  responseModalities: fc.constant(['TEXT']),
  speechConfig: fc.oneof(
    fc.constant('Kore'),
    fc.record({ voiceConfig: fc.record({ prebuiltVoiceConfig: fc.record({ voiceName: text }) }) }),
  ),
  thinkingConfig: fc.record({ thinkingBudget: fc.nat(), includeThoughts: fc.boolean() }),
  imageConfig: fc.record({ aspectRatio: text }),
});

const row = fc.record(
  { contents, config, metadata: fc.record({ note: text, key: fc.string({ minLength: 1 }) }) },
  { requiredKeys: ['contents', 'metadata'] },
);

test('inline rows are written byte for byte as the official client sends them', () =>
  fc.assert(
    fc.asyncProperty(row, async (each) => {
      const official = await sentByOfficial({ model: 'm', src: [each] });
      const [encoded] = await Array.fromAsync(encodeRows([each], { model: 'm', backend: 'gemini', carrier: 'inline' }));
      expect(official).toEqual({
        body: `{"batch":{"inputConfig":{"requests":{"requests":[${encoded!.line}]}}}}`,
      });
    }),
    { numRuns: 500 },
  ));

test('a row of a file on Vertex AI says what the official client sends there for a single call', () =>
  fc.assert(
    fc.asyncProperty(row, async ({ contents, config }) => {
      const [encoded] = await Array.fromAsync(encodeRows([{ contents, config }], { model: 'gemini-2.5-flash' }));
      const official = (await sentOnVertex({ contents, config })) as Record<string, unknown>;
      // A config of nothing is left out: the import fails for it.
      if (Object.keys(official['generationConfig'] ?? {}).length === 0) delete official['generationConfig'];
      expect((JSON.parse(encoded!.line) as { request: unknown }).request).toEqual(official);
    }),
    { numRuns: 500 },
  ));

async function sentOnVertex(params: object): Promise<unknown> {
  let body: unknown;
  const fetch = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    body = JSON.parse(init?.body as string);
    return Response.json({ candidates: [] });
  };
  const client = new OfficialClient({ vertexai: true, apiKey: 'KEY', httpOptions: { fetch } });
  await client.models.generateContent({ model: 'gemini-2.5-flash', ...structuredClone(params) } as Parameters<
    OfficialClient['models']['generateContent']
  >[0]);
  return body;
}
