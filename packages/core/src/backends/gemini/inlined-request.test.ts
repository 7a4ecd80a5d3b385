import { expect, test } from 'vitest';
import { toInlinedRequest } from './inlined-request.ts';

const written = (row: object): string => JSON.stringify(toInlinedRequest(row, 'src[0]'));
const HI = '{"parts":[{"text":"hi"}],"role":"user"}';

test.for<[title: string, contents: unknown, written: string]>([
  ['text', 'hi', `[${HI}]`],
  ['a part', { text: 'hi' }, `[${HI}]`],
  [
    'text and parts',
    ['hi', { fileData: { fileUri: 'files/x' } }],
    '[{"parts":[{"text":"hi"},{"fileData":{"fileUri":"files/x"}}],"role":"user"}]',
  ],
  ['a turn', { role: 'user', parts: [{ text: 'hi' }] }, `[${HI}]`],
  [
    'turns',
    [
      { role: 'user', parts: [{ text: 'hi' }] },
      { parts: [{ thought: true, text: 'a' }], role: 'model' },
    ],
    `[${HI},{"parts":[{"text":"a","thought":true}],"role":"model"}]`,
  ],
])('contents may be %s', ([, contents, expected]) => {
  expect(written({ contents })).toBe(`{"request":{"contents":${expected}}}`);
});

test.for<[title: string, contents: unknown, message: string]>([
  ['nothing', undefined, 'contents are required (src[0])'],
  ['an empty list', [], 'contents are required (src[0].contents)'],
  ['turns among parts', ['a', { parts: [] }], 'Mixing Content and Parts is not supported'],
  [
    'a bare function call',
    { functionCall: {} },
    'please wrap them in a Content object, specifying the role for them (src[0].contents)',
  ],
  [
    'a function response among parts',
    ['a', { functionResponse: {} }],
    'please wrap them, and any other parts, in Content objects as appropriate, specifying the role for them (src[0].contents[1])',
  ],
  ['null among parts', ['a', null], 'PartUnion is required (src[0].contents[1])'],
  ['a number', 7, 'Unsupported part type: number (src[0].contents)'],
])('contents may not be %s', ([, contents, message]) => {
  expect(() => written({ contents })).toThrow(message);
});

test('metadata comes after the request, and what goes beside generationConfig before it', () => {
  const config = {
    temperature: 0,
    store: true,
    continuationToken: 't',
    cachedContent: 'c',
    labels: { team: 'search' },
    toolConfig: { functionCallingConfig: { mode: 'ANY' } },
    tools: [{ googleSearch: {} }],
    safetySettings: [{ threshold: 'OFF', category: 'HARM_CATEGORY_HARASSMENT' }],
    systemInstruction: 'hi',
    serviceTier: 'flex',
    speechConfig: 'Kore',
  };
  expect(written({ config, metadata: { key: 'r1' }, contents: 'hi', model: 'm' })).toBe(
    `{"request":{"model":"models/m","contents":[${HI}],"serviceTier":"flex","systemInstruction":${HI},` +
      '"safetySettings":[{"category":"HARM_CATEGORY_HARASSMENT","threshold":"OFF"}],"tools":[{"googleSearch":{}}],' +
      '"toolConfig":{"functionCallingConfig":{"mode":"ANY"}},"labels":{"team":"search"},' +
      '"cachedContent":"cachedContents/c","continuationToken":"t","store":true,"generationConfig":{"temperature":0,' +
      '"speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Kore"}}}}},"metadata":{"key":"r1"}}',
  );
});

test('an empty config still makes an empty generationConfig', () => {
  expect(written({ contents: 'hi', config: {} })).toBe(`{"request":{"contents":[${HI}],"generationConfig":{}}}`);
});

test('what is for the client alone, and fields of the caller’s own, are not sent', () => {
  const config = { abortSignal: AbortSignal.abort(), automaticFunctionCalling: { disable: true }, mine: 1, topK: 3 };
  expect(written({ contents: { parts: [{ text: 'hi', id: 7 }], role: 'user', at: 'noon' }, config })).toBe(
    `{"request":{"contents":[${HI}],"generationConfig":{"topK":3}}}`,
  );
});

test('a function’s JSON Schema is sent as one, any other schema in the service’s form, and neither is written to', () => {
  const declaration = {
    name: 'f',
    parameters: { type: 'object', additionalProperties: false },
    response: { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'string' },
  };
  const config = { tools: [{ functionDeclarations: [declaration] }] };
  const before = structuredClone(config);
  expect(toInlinedRequest({ contents: 'hi', config }, 'src[0]')).toMatchObject({
    request: {
      tools: [
        {
          functionDeclarations: [
            { name: 'f', parameters: { type: 'OBJECT' }, responseJsonSchema: declaration.response },
          ],
        },
      ],
    },
  });
  expect(config).toEqual(before);
});

const inVertex = (name: string): string =>
  `${name} parameter is only supported in Gemini Enterprise Agent Platform mode, not in Gemini Developer API mode.`;

test.for<[row: object, message: string]>([
  [{ config: { audioTimestamp: null } }, `${inVertex('audioTimestamp')} (src[0].config)`],
  [{ config: { tools: [{}, { retrieval: {} }] } }, `${inVertex('retrieval')} (src[0].config.tools[1])`],
  [{ config: { safetySettings: [{ method: 'SEVERITY' }] } }, `${inVertex('method')} (src[0].config.safetySettings[0])`],
  [
    { contents: { parts: [{ functionCall: { partialArgs: [] } }] } },
    `${inVertex('partialArgs')} (src[0].contents[0].parts[0].functionCall)`,
  ],
  [{ config: { imageConfig: { prominentPeople: 'X' } } }, `${inVertex('prominentPeople')} (src[0].config.imageConfig)`],
])('a parameter of Vertex AI is refused where it stands: %j', ([row, message]) => {
  expect(() => written({ contents: 'hi', ...row })).toThrow(message);
});

test.for<[title: string, row: object, message: string]>([
  [
    'a line of a file',
    { key: 'r1', request: { contents: [] } },
    'contents are required (src[0]). It has key, request: give model, contents, config and metadata.',
  ],
  [
    'settings under generationConfig',
    { contents: 'hi', config: { generationConfig: { topK: 1 } } },
    'src[0].config has none of the fields that can be sent',
  ],
  [
    'names with underscores',
    { contents: 'hi', config: { system_instruction: 'x', topK: 1 } },
    'src[0].config has a field system_instruction: write systemInstruction.',
  ],
  [
    'a part of which nothing would be left',
    { contents: { role: 'user' } },
    'src[0].contents[0].parts[0] has none of the fields that can be sent',
  ],
  [
    'a tool that is called here',
    { contents: 'hi', config: { tools: [{ tool() {}, callTool() {} }] } },
    'src[0].config.tools[0] is called on this machine, which a batch job cannot do.',
  ],
  [
    'tools that are no list',
    { contents: 'hi', config: { tools: {} } },
    'tools is required and must be an array of Tools (src[0].config.tools)',
  ],
  [
    'a number for a voice',
    { contents: 'hi', config: { speechConfig: 7 } },
    'Unsupported speechConfig type: number (src[0].config.speechConfig)',
  ],
  [
    'a number for a cache',
    { contents: 'hi', config: { cachedContent: 7 } },
    'name must be a string (src[0].config.cachedContent)',
  ],
  ['settings that are no object', { contents: 'hi', config: 'hot' }, 'src[0].config must be an object.'],
  [
    'filters that are no list',
    { contents: 'hi', config: { safetySettings: {} } },
    'src[0].config.safetySettings must be an array.',
  ],
])('refuses what would be lost, or cannot be meant: %s', ([, row, message]) => {
  expect(() => written(row)).toThrow(message);
});
