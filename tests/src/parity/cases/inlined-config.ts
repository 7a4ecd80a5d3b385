import type { ParityCase } from '../machinery/parity-case.ts';
import { inlinedRequest as request } from './inlined-request.ts';

const refused = { refused: true } as const;

const GENERATION = {
  store: true,
  continuationToken: 'ct',
  enableEnhancedCivicAnswers: true,
  audioTranscriptionConfig: { languageCodes: ['de'] },
  thinkingConfig: { thinkingBudget: 4000, includeThoughts: true },
  mediaResolution: 'MEDIA_RESOLUTION_LOW',
  responseModalities: ['TEXT'],
  responseMimeType: 'application/json',
  seed: 7,
  frequencyPenalty: 0.5,
  presencePenalty: -0.5,
  logprobs: 2,
  responseLogprobs: true,
  stopSequences: ['x'],
  maxOutputTokens: 100,
  candidateCount: 1,
  topK: 40,
  topP: 0.9,
  temperature: 0,
  unheardOf: 1,
};

const BESIDE = {
  labels: { team: 'search' },
  cachedContent: 'cachedContents/c',
  toolConfig: { functionCallingConfig: { mode: 'AUTO' } },
  tools: [{ googleSearch: {} }],
  safetySettings: [{ threshold: 'BLOCK_ONLY_HIGH', category: 'HARM_CATEGORY_HATE_SPEECH' }],
  systemInstruction: 'sys',
  serviceTier: 'flex',
};

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  description: 'd',
  properties: {
    name: { type: ['string', 'null'] },
    either: { type: ['string', 'number'] },
    choice: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    both: { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] },
    list: { type: 'array', items: { type: 'boolean', nullable: null }, minItems: 1 },
    upper: { type: 'STRING', format: 'date-time', enum: ['a'] },
    odd: { type: 'made-up' },
  },
  required: ['name'],
  propertyOrdering: ['name', 'list'],
};

/** The settings in an inlined request. */
export const inlinedConfigCases: readonly ParityCase[] = [
  request('inlined/empty-config', 'an empty config', { contents: 'hi', config: {} }),
  request('inlined/empty-config', 'a config of null', { contents: 'hi', config: null }),
  request('inlined/generation-config', 'every setting', { contents: 'hi', config: GENERATION }),
  request('inlined/generation-config', 'settings of null', {
    contents: 'hi',
    config: { temperature: null, topP: undefined, seed: 0 },
  }),
  request('inlined/beside-config', 'everything beside', { contents: 'hi', config: BESIDE }),
  request('inlined/beside-config', 'everything at once', {
    metadata: { k: 'v' },
    config: { ...GENERATION, ...BESIDE },
    contents: 'hi',
    model: 'm',
  }),
  request('inlined/schema', 'a response schema', {
    contents: 'hi',
    config: { responseSchema: SCHEMA, responseMimeType: 'application/json' },
  }),
  request('inlined/schema', 'a response JSON schema', { contents: 'hi', config: { responseJsonSchema: SCHEMA } }),
  request('inlined/schema', 'both schemas', {
    contents: 'hi',
    config: { responseJsonSchema: { $schema: 'x', type: 'object' }, responseSchema: { type: 'object' } },
  }),
  request(
    'inlined/schema',
    'a schema of type null',
    { contents: 'hi', config: { responseSchema: { type: 'null' } } },
    refused,
  ),
  request(
    'inlined/schema',
    'a schema with type and anyOf',
    { contents: 'hi', config: { responseSchema: { type: 'object', anyOf: [] } } },
    refused,
  ),
  request('inlined/tools', 'every tool', {
    contents: 'hi',
    config: {
      tools: [
        {
          fileSearch: { fileSearchStoreNames: ['s'] },
          urlContext: {},
          googleSearchRetrieval: { dynamicRetrievalConfig: { mode: 'MODE_DYNAMIC' } },
          googleSearch: { timeRangeFilter: { startTime: 's' }, searchTypes: { webSearch: {} }, other: 1 },
          functionDeclarations: [
            { name: 'f', parameters: SCHEMA, response: { type: 'string' } },
            { name: 'g', parameters: { $schema: 'x', type: 'object' }, response: { $schema: 'x' } },
            { name: 'h', parametersJsonSchema: SCHEMA },
          ],
          computerUse: { environment: 'ENVIRONMENT_BROWSER' },
          codeExecution: {},
          mcpServers: [{ name: 's' }],
          googleMaps: { enableWidget: true, authConfig: { apiKey: 'k' } },
          unheardOf: {},
        },
        { googleSearch: {} },
      ],
    },
  }),
  request('inlined/tools', 'no tools', { contents: 'hi', config: { tools: [] } }),
  request(
    'inlined/tools',
    'tools that are no array',
    { contents: 'hi', config: { tools: { googleSearch: {} } } },
    refused,
  ),
  request('inlined/tool-config', 'every field', {
    contents: 'hi',
    config: {
      toolConfig: {
        includeServerSideToolInvocations: true,
        retrievalConfig: { languageCode: 'de', latLng: { latitude: 1, longitude: 2 } },
        functionCallingConfig: { mode: 'ANY', allowedFunctionNames: ['f'], other: 1 },
        other: 1,
      },
    },
  }),
  request('inlined/speech', 'the name of a voice', { contents: 'hi', config: { speechConfig: 'Kore' } }),
  request('inlined/speech', 'a speech configuration', {
    contents: 'hi',
    config: { speechConfig: { languageCode: 'de-DE' } },
  }),
  request('inlined/speech', 'a number', { contents: 'hi', config: { speechConfig: 7 } }, refused),
  request('inlined/image', 'size and ratio', {
    contents: 'hi',
    config: { imageConfig: { imageSize: '1K', aspectRatio: '1:1', other: 1 } },
  }),
  ...['abc', 'cachedContents/abc', 'a/b', ''].map((cachedContent) =>
    request('inlined/cached-content', JSON.stringify(cachedContent), { contents: 'hi', config: { cachedContent } }),
  ),
  request('inlined/cached-content', 'a number', { contents: 'hi', config: { cachedContent: 7 } }, refused),
  {
    title: 'a function with a schema',
    on: 'gemini',
    covers: [],
    call: [
      'batches.create',
      {
        model: 'm',
        src: [
          {
            contents: 'hi',
            config: { tools: [{ functionDeclarations: [{ name: 'f', parameters: { type: 'object' } }] }] },
          },
        ],
      },
    ],
    differs: { as: 'caller-objects-untouched', ours: { mutated: [] } },
  },
];
