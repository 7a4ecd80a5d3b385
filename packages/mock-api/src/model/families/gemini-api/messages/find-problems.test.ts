import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { snakeCase } from '../../../field-names.ts';
import { isJsonObject } from '../../../json.ts';
import { findProblems } from './find-problems.ts';
import { generateContentRequest } from './generate-content-request.ts';
import { normalized } from './normalized.ts';

const full = {
  model: 'models/gemini-2.5-flash',
  contents: [
    {
      role: 'user',
      parts: [
        { text: 'hi' },
        { fileData: { fileUri: 'https://e/f', mimeType: 'image/png' } },
        { inlineData: { mimeType: 'a/b', data: 'AA==' } },
      ],
    },
  ],
  systemInstruction: { parts: [{ text: 'be kind' }] },
  tools: [{ functionDeclarations: [{ name: 'f', parametersJsonSchema: { type: 'object' } }] }, { googleSearch: {} }],
  toolConfig: { functionCallingConfig: { mode: 'ANY', allowedFunctionNames: ['f'] } },
  safetySettings: [{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_ONLY_HIGH' }],
  generationConfig: {
    temperature: 0.5,
    maxOutputTokens: 100,
    stopSequences: ['x'],
    responseSchema: {
      type: 'OBJECT',
      properties: { first_name: { type: 'STRING', minLength: '1' } },
      propertyOrdering: ['first_name'],
    },
    thinkingConfig: { includeThoughts: true, thinkingBudget: 4000 },
    responseModalities: ['TEXT'],
  },
};

/** The same message with some of its keys in snake_case; what users name themselves stays. */
function respelled(value: unknown, flip: () => boolean, inMap = false): unknown {
  if (Array.isArray(value)) return value.map((item) => respelled(item, flip));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      !inMap && flip() ? snakeCase(key) : key,
      key === 'parametersJsonSchema' ? child : respelled(child, flip, key === 'properties'),
    ]),
  );
}

test('a request is the same in either spelling, at every depth', () =>
  fc.assert(
    fc.property(fc.infiniteStream(fc.boolean()), (flips) => {
      const spelled = respelled(full, () => flips.next().value);
      expect([...findProblems(spelled, generateContentRequest)]).toEqual([]);
      expect(normalized(spelled, generateContentRequest)).toEqual(full);
    }),
  ));

test('a name that nobody knows is found wherever it stands', () =>
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,8}Unknown$/), fc.nat(), (name, choice) => {
      const message = structuredClone(full) as Record<string, unknown>;
      const places = [
        message,
        message['generationConfig'],
        message['systemInstruction'],
        full.contents[0] && (message['contents'] as unknown[])[0],
      ];
      const place = places[choice % places.length];
      (place as Record<string, unknown>)[name] = 1;
      const problems = [...findProblems(message, generateContentRequest)];
      expect(problems).toMatchObject([{ kind: 'unknown-field', place: { name } }]);
    }),
  ));

describe.for<[what: string, request: object, kind: string, proto: string]>([
  ['a text for a list of messages', { contents: 'hi' }, 'value', 'contents'],
  ['a list for one message', { generationConfig: [] }, 'list', 'generation_config'],
  ['words for a number', { generationConfig: { temperature: 'hot' } }, 'value', 'generation_config.temperature'],
  ['half a token', { generationConfig: { maxOutputTokens: 1.5 } }, 'value', 'generation_config.max_output_tokens'],
  [
    'a word that is none of an enum',
    { safetySettings: [{ category: 'RUDE' }] },
    'value',
    'safety_settings[0].category',
  ],
  ['two spellings of one field', { generation_config: {}, generationConfig: {} }, 'given-twice', 'generation_config'],
  [
    'two kinds of data in a part',
    { contents: [{ parts: [{ text: 'a', inlineData: {} }] }] },
    'one-of',
    'contents[0].parts[0].inline_data',
  ],
  [
    'an unknown field in a schema of a schema',
    { generationConfig: { responseSchema: { properties: { a: { additionalProperties: false } } } } },
    'unknown-field',
    'generation_config.response_schema.properties[0].value.additional_properties',
  ],
])('%s', ([, request, kind, proto]) => {
  test('is a problem', () => {
    expect([...findProblems(request, generateContentRequest)]).toMatchObject([{ kind, place: { proto } }]);
  });
});

test.for<[what: string, request: object]>([
  ['one part without brackets', { contents: { parts: { text: 'hi' } } }],
  ['null', { generationConfig: null, tools: [null] }],
  ['numbers as texts', { generationConfig: { temperature: '0.5', maxOutputTokens: '10', seed: 7 } }],
  ['the number of an enum', { safetySettings: [{ category: 7 }] }],
  ['any JSON in a JSON schema', { generationConfig: { responseJsonSchema: { $defs: { a: 1 } } } }],
])('%s is no problem', ([, request]) => {
  expect([...findProblems(request, generateContentRequest)]).toEqual([]);
});
