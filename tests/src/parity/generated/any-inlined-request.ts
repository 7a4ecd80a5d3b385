import fc from 'fast-check';
import { anyContents, anyInstruction, anyJson, anyText } from './any-content.ts';
import { anyModel } from './any-names.ts';

const some = { requiredKeys: [] } satisfies { requiredKeys: [] };
const few = { maxLength: 2 };

const type = fc.constantFrom('string', 'number', 'INTEGER', 'boolean', 'object', 'array', 'strange');
const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.record(
    {
      type: fc.oneof(
        { depthSize: 'small' },
        type,
        fc.array(fc.oneof(type, fc.constant('null')), { minLength: 1, maxLength: 3 }),
      ),
      description: anyText,
      nullable: fc.boolean(),
      enum: fc.array(anyText, few),
      format: anyText,
      minItems: fc.nat(),
      required: fc.array(anyText, few),
      additionalProperties: fc.boolean(),
      items: fc.option(tie('schema'), { nil: undefined, maxDepth: 2 }),
      properties: fc.option(fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('schema'), { maxKeys: 2 }), {
        nil: undefined,
        maxDepth: 2,
      }),
    },
    some,
  ),
}));

const declaration = fc.record(
  { name: anyText, description: anyText, parameters: schema, response: schema, parametersJsonSchema: anyJson },
  some,
);

const tool = fc.record(
  {
    functionDeclarations: fc.array(declaration, few),
    googleSearch: fc.record({ searchTypes: anyJson, timeRangeFilter: anyJson }, some),
    googleMaps: fc.record({ enableWidget: fc.boolean() }, some),
    codeExecution: fc.constant({}),
    urlContext: fc.constant({}),
    googleSearchRetrieval: anyJson,
    computerUse: anyJson,
    fileSearch: anyJson,
    retrieval: fc.constant(undefined),
  },
  some,
);

const handedOn = [
  'temperature',
  'topP',
  'topK',
  'candidateCount',
  'maxOutputTokens',
  'stopSequences',
  'responseLogprobs',
  'logprobs',
  'presencePenalty',
  'frequencyPenalty',
  'seed',
  'responseMimeType',
  'responseJsonSchema',
  'responseModalities',
  'mediaResolution',
  'thinkingConfig',
  'audioTranscriptionConfig',
  'enableEnhancedCivicAnswers',
  'labels',
  'continuationToken',
  'store',
  'serviceTier',
];

const config = fc.record(
  {
    ...Object.fromEntries(handedOn.map((name) => [name, anyJson])),
    systemInstruction: anyInstruction,
    safetySettings: fc.array(fc.record({ threshold: anyText, category: anyText }, some), few),
    responseSchema: schema,
    tools: fc.array(tool, few),
    toolConfig: fc.record(
      {
        functionCallingConfig: fc.record({ mode: anyText, allowedFunctionNames: fc.array(anyText, few) }, some),
        retrievalConfig: anyJson,
        includeServerSideToolInvocations: fc.boolean(),
      },
      some,
    ),
    cachedContent: fc.constantFrom('abc', 'cachedContents/abc', 'a/b'),
    speechConfig: fc.constantFrom('Kore', { languageCode: 'de-DE' }),
    imageConfig: fc.record({ aspectRatio: anyText, imageSize: anyText }, some),
    routingConfig: fc.constantFrom(...Array<undefined>(20), null),
    audioTimestamp: fc.constantFrom(...Array<undefined>(20), true),
  },
  some,
);

/** A row with contents: one without is refused by ours, a difference by name. */
export const anyInlinedRequest: fc.Arbitrary<unknown> = fc.record(
  {
    contents: anyContents,
    model: anyModel,
    metadata: anyJson,
    config: fc.oneof(config, fc.constantFrom({}, null, undefined)),
  },
  { requiredKeys: ['contents'] },
);
