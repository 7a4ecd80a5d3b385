import fc from 'fast-check';

const text = fc.string({ maxLength: 8, unit: 'grapheme' });
const names = fc.array(text, { maxLength: 2 });
/** A message of which any field may be missing, undefined or null, in any order. */
const message = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> =>
  fc
    .tuple(
      fc.record(
        Object.fromEntries(
          Object.entries(fields).map(([name, value]) => [name, rarely(fc.constantFrom(undefined, null), value)]),
        ),
        { requiredKeys: [] },
      ),
      fc.infiniteStream(fc.nat()),
    )
    .map(([given, weights]) => inOrderOf(given, weights));

const rarely = (rare: fc.Arbitrary<unknown>, usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 1, arbitrary: rare }, { weight: 9, arbitrary: usual });

function inOrderOf(given: object, weights: Iterator<number>): object {
  return Object.fromEntries(
    Object.entries(given)
      .map((entry) => [Number(weights.next().value), entry] as const)
      .toSorted(([one], [other]) => one - other)
      .map(([, entry]) => entry),
  );
}

const anything = fc.jsonValue({ maxDepth: 2 }).filter((value) => value !== null);

const part = message({
  ...Object.fromEntries(
    [
      'mediaResolution',
      'toolCall',
      'toolResponse',
      'audioTranscription',
      'codeExecutionResult',
      'executableCode',
      'fileData',
      'functionResponse',
      'inlineData',
      'thought',
      'thoughtSignature',
      'videoMetadata',
      'partMetadata',
      'mediaProcessing',
      'speechMetadata',
    ].map((name) => [name, anything]),
  ),
  text,
  functionCall: message({ args: anything, id: text, name: text }),
});
const content = fc.record({ role: fc.constantFrom('user', 'model'), parts: fc.array(part, { maxLength: 3 }) });
const bare = fc.oneof(text, fc.record({ text, thought: fc.boolean() }, { requiredKeys: ['text'] }));

/** Contents in every form. */
export const anyContents: fc.Arbitrary<unknown> = rarely(
  fc.array(fc.oneof(bare, content, part, fc.constantFrom(null, 7)), { maxLength: 3 }), // mostly refused
  fc.oneof(
    bare,
    fc.array(bare, { minLength: 1, maxLength: 3 }),
    content,
    fc.array(content, { minLength: 1, maxLength: 3 }),
  ),
);

const typeName = fc.constantFrom('string', 'STRING', 'number', 'object', 'array', 'date');
const schema: fc.Arbitrary<object> = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    message({ type: typeName, description: text, enum: names, nullable: fc.boolean(), default: anything }),
    message({ type: fc.array(fc.oneof(typeName, fc.constant('null')), { minLength: 2, maxLength: 3 }), title: text }),
    message({ type: fc.constant('array'), items: tie('schema'), minItems: fc.nat(), maxItems: text }),
    message({
      type: typeName,
      properties: fc.dictionary(text, tie('schema'), { maxKeys: 3 }),
      required: names,
      propertyOrdering: names,
      additionalProperties: fc.boolean(),
    }),
    message({
      anyOf: fc.array(fc.oneof(tie('schema'), fc.constant({ type: 'null' })), { maxLength: 3 }),
      description: text,
      type: rarely(fc.constantFrom('null', 'string'), fc.constant(undefined)), // refused
    }),
  ),
})).schema;

const functionSchema = fc.oneof(
  schema,
  schema.map((given) => ({ ...given, $schema: 'https://json-schema.org/draft/2020-12/schema' })),
);
const tool = message({
  functionDeclarations: fc.array(
    message({
      name: text,
      description: text,
      parameters: functionSchema,
      parametersJsonSchema: anything,
      response: functionSchema,
      responseJsonSchema: anything,
      behavior: text,
    }),
    { maxLength: 2 },
  ),
  googleMaps: message({ authConfig: message({ apiKey: text }), enableWidget: fc.boolean() }),
  googleSearch: message({ searchTypes: anything, timeRangeFilter: anything }),
  ...Object.fromEntries(
    ['codeExecution', 'computerUse', 'googleSearchRetrieval', 'urlContext', 'fileSearch'].map((name) => [
      name,
      anything,
    ]),
  ),
  mcpServers: fc.array(anything, { maxLength: 2 }),
});

const VERTEX_ONLY = [
  'routingConfig',
  'modelSelectionConfig',
  'audioTimestamp',
  'modelArmorConfig',
  'generationOutputConfig',
];

/** A row's config with any of its fields, in any order, now and then with one that only Vertex AI knows. */
export const anyConfig: fc.Arbitrary<object> = fc
  .tuple(
    message({
      ...Object.fromEntries(
        [
          'serviceTier',
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
          'labels',
          'responseModalities',
          'mediaResolution',
          'thinkingConfig',
          'audioTranscriptionConfig',
          'enableEnhancedCivicAnswers',
          'continuationToken',
          'store',
          'automaticFunctionCalling',
          'automaticContinuation',
        ].map((name) => [name, anything]),
      ),
      systemInstruction: fc.oneof(bare, content, fc.array(bare, { minLength: 1, maxLength: 2 })),
      responseSchema: schema,
      safetySettings: fc.array(message({ category: text, threshold: text }), { maxLength: 2 }),
      tools: fc.array(tool, { maxLength: 2 }),
      toolConfig: message({
        functionCallingConfig: message({ allowedFunctionNames: names, mode: text }),
        retrievalConfig: anything,
        includeServerSideToolInvocations: fc.boolean(),
      }),
      cachedContent: fc.constantFrom('c', 'cachedContents/c', 'a/b', ''),
      speechConfig: fc.oneof(text, fc.object({ maxDepth: 1 })),
      imageConfig: message({ aspectRatio: text, imageSize: text }),
    }),
    rarely(fc.constantFrom(...VERTEX_ONLY), fc.constant(undefined)),
  )
  .map(([config, vertexOnly]) => (vertexOnly === undefined ? config : { ...config, [vertexOnly as string]: {} }));
