import { expect } from 'vitest';
import type { ParityCase } from '../machinery/parity-case.ts';
import { inlinedRequest as request } from './inlined-request.ts';

const refused = { refused: true } as const;

const vertexOnly: readonly (readonly [title: string, config: object])[] = [
  ...['routingConfig', 'modelSelectionConfig', 'audioTimestamp', 'modelArmorConfig', 'generationOutputConfig'].flatMap(
    (key): [string, object][] => [
      [key, { [key]: {} }],
      [`${key} null`, { [key]: null }],
    ],
  ),
  ['safetySettings.method', { safetySettings: [{ category: 'X', method: 'SEVERITY' }] }],
  ...['partialArgs', 'willContinue'].map((key): [string, object] => [
    `functionCall.${key}`,
    { systemInstruction: { parts: [{ functionCall: { name: 'f', [key]: true } }] } },
  ]),
  ['streamFunctionCallArguments', { toolConfig: { functionCallingConfig: { streamFunctionCallArguments: true } } }],
  ...['retrieval', 'enterpriseWebSearch', 'exaAiSearch', 'parallelAiSearch'].map((key): [string, object] => [
    `tools.${key}`,
    { tools: [{ [key]: {} }] },
  ]),
  ...['blockingConfidence', 'excludeDomains'].map((key): [string, object] => [
    `googleSearch.${key}`,
    { tools: [{ googleSearch: { [key]: [] } }] },
  ]),
  ['googleMaps.groundingTypes', { tools: [{ googleMaps: { groundingTypes: [] } }] }],
  ...['apiKeyConfig', 'authType', 'googleServiceAccountConfig', 'httpBasicAuthConfig', 'oauthConfig', 'oidcConfig'].map(
    (key): [string, object] => [`authConfig.${key}`, { tools: [{ googleMaps: { authConfig: { [key]: {} } } }] }],
  ),
  ...['personGeneration', 'outputMimeType', 'outputCompressionQuality', 'imageOutputOptions', 'prominentPeople'].map(
    (key): [string, object] => [`imageConfig.${key}`, { imageConfig: { [key]: 'x' } }],
  ),
];

const rowsWithoutContents: readonly (readonly [title: string, row: object])[] = [
  ['an empty row', {}],
  ['contents of null', { contents: null, model: 'x' }],
  ['a model alone', { model: 'models/x' }],
  ['metadata alone', { metadata: { key: 'r1' } }],
  [
    'a config alone, most of which the official client drops',
    { config: { systemInstruction: 'sys', tools: [{ googleSearch: {} }], labels: { team: 'search' }, temperature: 1 } },
  ],
];
const rowsWithLostFields: readonly (readonly [title: string, row: object])[] = [
  ['a setting in snake case', { contents: 'hi', config: { max_output_tokens: 5, temperature: 1 } }],
  ['an instruction in snake case', { contents: 'hi', config: { system_instruction: 'x' } }],
  ['a part with nothing known', { contents: { parts: [{ txt: 'hi' }] } }],
  ['a tool with nothing known', { contents: 'hi', config: { tools: [{ search: {} }] } }],
];
const lostFields = { as: 'no-field-is-lost', ours: { requests: [], error: { name: 'InvalidArgumentError' } } } as const;

const refusedByUs = {
  as: 'rows-have-contents',
  ours: {
    requests: [],
    error: { name: 'InvalidArgumentError', message: expect.stringContaining('contents are required (src[0])') },
  },
} as const;

/** Inlined requests that are refused, by both clients or by ours. */
export const inlinedRefusalCases: readonly ParityCase[] = [
  ...rowsWithLostFields.map(([title, row]) => request(undefined, title, row, { differs: lostFields })),
  request(
    undefined,
    'a tool to be called',
    { contents: 'hi', config: { tools: [{ tool: () => ({}), callTool: () => [] }] } },
    {
      differs: {
        as: 'tools-that-run-here-are-refused',
        ours: { requests: [], error: { name: 'InvalidArgumentError' } },
      },
    },
  ),
  request(
    undefined,
    'a row of an input file',
    { key: 'r1', request: { contents: [{ parts: [{ text: 'hi' }] }] } },
    {
      differs: {
        as: 'rows-may-be-on-this-side',
        ours: {
          requests: [
            { body: expect.stringMatching(/"contents":\[\{"parts":\[\{"text":"hi"\}\].*"metadata":\{"key":"r1"\}/) },
          ],
        },
      },
    },
  ),
  ...rowsWithoutContents.map(([title, row]) => request(undefined, title, row, { differs: refusedByUs })),
  ...vertexOnly.map(([title, config]) => request('inlined/vertex-only', title, { contents: 'hi', config }, refused)),
];
