import { expect, test } from 'vitest';
import { rowRoute, type RowRouteOptions } from '../row-route.ts';
import { encodeRow } from './encode-row.ts';

const GEMINI = { model: 'gemini-2.5-flash' };
const FILE = { model: 'gemini-2.5-flash', backend: 'gemini' } as const;
const INLINE = { ...FILE, carrier: 'inline' } as const;
const CLAUDE = { model: 'publishers/anthropic/models/claude-3-5-haiku' };
const LLAMA = { model: 'publishers/meta/models/llama-3.1-405b-instruct-maas' };
const E5 = { model: 'publishers/intfloat/models/multilingual-e5-large-instruct-maas' };
const OWN = { model: 'projects/p/locations/l/models/7', family: 'own-model' } as const;
const TEXT = { model: 'text-embedding-005' };
const EMBED = { model: 'gemini-embedding-001' };

const write = (row: unknown, to: RowRouteOptions, position?: number): string =>
  encodeRow(row, rowRoute(to), position).line;

test.for<[title: string, to: RowRouteOptions, row: object, line: string]>([
  [
    'Gemini on Vertex AI',
    GEMINI,
    { key: 'a', contents: 'hi', config: { topK: 3, systemInstruction: 'Be brief' } },
    '{"genai_batch_key":"a","request":{"contents":[{"parts":[{"text":"hi"}],"role":"user"}],"systemInstruction":{"parts":[{"text":"Be brief"}],"role":"user"},"generationConfig":{"topK":3}}}',
  ],
  [
    'a config with nothing in it, which could not be imported',
    GEMINI,
    { key: 'a', contents: 'hi', config: {} },
    '{"genai_batch_key":"a","request":{"contents":[{"parts":[{"text":"hi"}],"role":"user"}]}}',
  ],
  [
    'a search, in the one form that is imported',
    GEMINI,
    { key: 'a', contents: 'hi', config: { tools: [{ google_search: {} }] } },
    '{"genai_batch_key":"a","request":{"contents":[{"parts":[{"text":"hi"}],"role":"user"}],"tools":[{"googleSearch":{"timeRangeFilter":null}}]}}',
  ],
  [
    'what only Vertex AI knows, under its names there',
    GEMINI,
    {
      key: 'a',
      contents: 'hi',
      config: {
        modelSelectionConfig: { featureSelectionPreference: 'BALANCED' },
        generationOutputConfig: { outputUriPrefix: 'gs://b/o' },
        labels: { team: 'x' },
        imageConfig: { outputMimeType: 'image/png' },
      },
    },
    '{"genai_batch_key":"a","request":{"contents":[{"parts":[{"text":"hi"}],"role":"user"}],"labels":{"team":"x"},"outputConfig":{"outputUriPrefix":"gs://b/o"},"generationConfig":{"modelConfig":{"featureSelectionPreference":"BALANCED"},"imageConfig":{"imageOutputOptions":{"mimeType":"image/png"}}}}}',
  ],
  [
    'scalars beside the request',
    GEMINI,
    { custom_id: 'a', url: 'https://x', n: 3, request: { contents: [{ role: 'user', parts: { text: 'hi' } }] } },
    '{"genai_batch_key":"a","url":"https://x","n":3,"request":{"contents":[{"parts":[{"text":"hi"}],"role":"user"}]}}',
  ],
  [
    'a line of a file',
    FILE,
    { key: 'a', request: { contents: [{ parts: [{ text: 'hi' }] }], generation_config: { max_output_tokens: 5 } } },
    '{"key":"a","request":{"contents":[{"parts":[{"text":"hi"}]}],"generationConfig":{"maxOutputTokens":5}}}',
  ],
  [
    'an inline row',
    INLINE,
    { model: 'gemini-2.5-flash', contents: 'hi', metadata: { team: 'x', key: 'a' } },
    '{"request":{"model":"models/gemini-2.5-flash","contents":[{"parts":[{"text":"hi"}],"role":"user"}]},"metadata":{"team":"x","key":"a"}}',
  ],
  [
    'Claude, from its own body',
    CLAUDE,
    { custom_id: 'a', request: { messages: [{ role: 'user', content: 'hi' }], maxTokens: 5 } },
    '{"custom_id":"a","request":{"messages":[{"role":"user","content":"hi"}],"max_tokens":5,"anthropic_version":"vertex-2023-10-16"}}',
  ],
  [
    'Claude, from a row of Anthropic’s batches',
    CLAUDE,
    {
      custom_id: 'a',
      params: { model: 'claude-3-5-haiku', messages: [{ role: 'user', content: 'hi' }], max_tokens: 5, stream: false },
    },
    '{"custom_id":"a","request":{"messages":[{"role":"user","content":"hi"}],"max_tokens":5,"anthropic_version":"vertex-2023-10-16"}}',
  ],
  [
    'Claude, from contents',
    CLAUDE,
    {
      key: 'a',
      contents: [
        { role: 'user', parts: [{ text: 'hi' }] },
        { role: 'model', parts: [{ text: 'yes?' }] },
        { role: 'user', parts: [{ text: 'x' }, { text: 'y' }] },
      ],
      config: { systemInstruction: 'Be brief', maxOutputTokens: 5, topK: 2, stopSequences: ['.'] },
    },
    '{"custom_id":"a","request":{"messages":[{"role":"user","content":"hi"},{"role":"assistant","content":"yes?"},{"role":"user","content":[{"type":"text","text":"x"},{"type":"text","text":"y"}]}],"system":"Be brief","max_tokens":5,"top_k":2,"stop_sequences":["."],"anthropic_version":"vertex-2023-10-16"}}',
  ],
  [
    'an open model, from contents',
    LLAMA,
    { key: 'a', contents: 'hi', config: { system_instruction: 'Be brief', max_output_tokens: 5 } },
    '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"messages":[{"role":"system","content":"Be brief"},{"role":"user","content":"hi"}],"max_tokens":5}}',
  ],
  [
    'an open model, from its own line',
    LLAMA,
    {
      custom_id: 'a',
      body: { model: 'meta/llama-3.1-405b-instruct-maas', messages: [{ role: 'user', content: 'hi' }] },
    },
    '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"meta/llama-3.1-405b-instruct-maas","messages":[{"role":"user","content":"hi"}]}}',
  ],
  [
    'E5',
    E5,
    { key: 'a', contents: 'hi' },
    '{"custom_id":"a","method":"POST","url":"/v1/embeddings","body":{"input":"hi"}}',
  ],
  [
    'E5, from its own body',
    E5,
    { key: 'a', input: 'hi' },
    '{"custom_id":"a","method":"POST","url":"/v1/embeddings","body":{"input":"hi"}}',
  ],
  [
    'an own model',
    OWN,
    { prompt: 'hi', max_tokens: 5, key: 'theirs' },
    '{"prompt":"hi","max_tokens":5,"key":"theirs","genai_batch_key":"row-000001"}',
  ],
  [
    'an own model with a key beside',
    OWN,
    { key: 'a', instance: { prompt: 'hi' } },
    '{"prompt":"hi","genai_batch_key":"a"}',
  ],
  [
    'an own model whose job has a keyField',
    { ...OWN, keyField: 'id' },
    { id: 42, prompt: 'hi' },
    '{"prompt":"hi","id":"42"}',
  ],
  [
    'a text embedding',
    TEXT,
    { key: 'a', contents: 'hi', config: { taskType: 'CLUSTERING', outputDimensionality: 3 } },
    '{"content":"hi","task_type":"CLUSTERING","outputDimensionality":3,"genai_batch_key":"a"}',
  ],
  [
    'a text embedding, its settings in snake_case',
    TEXT,
    { key: 'a', contents: 'hi', config: { task_type: 'CLUSTERING', output_dimensionality: 3 } },
    '{"content":"hi","task_type":"CLUSTERING","outputDimensionality":3,"genai_batch_key":"a"}',
  ],
  [
    'a text embedding, from its own line',
    TEXT,
    { content: 'hi', taskType: 'CLUSTERING' },
    '{"content":"hi","task_type":"CLUSTERING","genai_batch_key":"row-000001"}',
  ],
  [
    'a Gemini embedding on Vertex AI',
    EMBED,
    { key: 'a', contents: 'hi', config: { outputDimensionality: 3, taskType: 'CLUSTERING' } },
    '{"key":"a","request":{"content":{"role":"user","parts":[{"text":"hi"}]},"embed_content_config":{"output_dimensionality":3,"task_type":"CLUSTERING"}}}',
  ],
  [
    'a Gemini embedding in a file',
    { ...EMBED, backend: 'gemini' },
    { key: 'a', request: { content: { parts: [{ text: 'hi' }] }, output_dimensionality: 3 } },
    '{"key":"a","request":{"content":{"parts":[{"text":"hi"}]},"outputDimensionality":3}}',
  ],
  [
    'a Gemini embedding within a request',
    { ...EMBED, backend: 'gemini', carrier: 'inline' },
    { key: 'a', content: 'hi' },
    '{"request":{"content":{"role":"user","parts":[{"text":"hi"}]}},"metadata":{"key":"a"}}',
  ],
])('writes %s', ([, to, row, line]) => {
  const before = structuredClone(row);
  expect(write(row, to)).toBe(line);
  expect(row, 'the caller’s row is only read').toEqual(before);
});

test('names a row without a key by its place in the source', () => {
  expect(encodeRow({ contents: 'hi' }, rowRoute(GEMINI)).key).toBe('row-000001');
  expect(encodeRow({ contents: 'hi' }, rowRoute(GEMINI), 1_234_566).key).toBe('row-1234567');
});

test('a line has no newline in it, whatever the text', () => {
  const { line } = encodeRow({ key: 'a\n', contents: 'one\ntwo\r\n\u2028' }, rowRoute(GEMINI));
  expect(line).not.toMatch(/[\r\n]/);
  expect(JSON.parse(line)).toMatchObject({ request: { contents: [{ parts: [{ text: 'one\ntwo\r\n\u2028' }] }] } });
});

test.for<[title: string, to: RowRouteOptions, row: unknown, message: string]>([
  [
    'another form’s field',
    GEMINI,
    { contents: 'hi', config: { generationConfig: { topK: 1 } } },
    '$.config.generationConfig is not a field of the service',
  ],
  [
    'the official SDK’s options of a call',
    GEMINI,
    { contents: 'hi', config: { httpOptions: { timeout: 3 } } },
    '$.config.httpOptions is for the client alone',
  ],
  [
    'a typing error deep within',
    GEMINI,
    { contents: 'hi', config: { thinkingConfig: { includeThought: true } } },
    '$.request.generationConfig.thinkingConfig.includeThought: includeThought is not a field of ThinkingConfig. Leave it out.',
  ],
  [
    'settings beside the contents',
    GEMINI,
    { contents: 'hi', temperature: 1 },
    '$.temperature: temperature beside the request is not read. Put it into request.generationConfig.',
  ],
  [
    'a cache on Vertex AI',
    GEMINI,
    { contents: 'hi', config: { cachedContent: 'c' } },
    '$.request.cachedContent: batch jobs on Vertex AI take no explicit cache',
  ],
  [
    'a tool that is not imported',
    GEMINI,
    { contents: 'hi', config: { tools: [{ urlContext: {} }] } },
    '$.request.tools[0].urlContext: is an empty object. No form of this tool is known',
  ],
  [
    'JSON Schema’s own words',
    GEMINI,
    {
      contents: 'hi',
      config: { responseMimeType: 'application/json', responseJsonSchema: { $schema: 'x', type: 'object' } },
    },
    '$.request.generationConfig.responseJsonSchema["$schema"]: "$schema" cannot be the name of a field',
  ],
  [
    'a schema that says more than the service can',
    FILE,
    { contents: 'hi', config: { responseSchema: { type: 'object', additionalProperties: { type: 'string' } } } },
    '$.config.responseSchema.additionalProperties has no place in responseSchema. Give the schema as JSON Schema',
  ],
  [
    'what only the Gemini API knows',
    GEMINI,
    { contents: 'hi', config: { tools: [{ fileSearch: { fileSearchStoreNames: ['x'] } }] } },
    'fileSearch parameter is only supported in Gemini Developer API mode',
  ],
  [
    'what only Vertex AI knows',
    FILE,
    { key: 'a', request: { contents: [{ parts: [{ text: 'hi' }] }], generationConfig: { audioTimestamp: true } } },
    '$.request.generationConfig.audioTimestamp: audioTimestamp is not a field of the Gemini API, only of Vertex AI',
  ],
  [
    'both spellings',
    FILE,
    { contents: 'hi', config: { topK: 1, top_k: 1 } },
    '$.config.top_k: the field is given in both spellings. Keep topK alone.',
  ],
  [
    'both spellings of a setting that Gemini has not',
    TEXT,
    { contents: 'hi', config: { taskType: 'CLUSTERING', task_type: 'CLUSTERING' } },
    '$.config.task_type: the field is given in both spellings. Keep taskType alone.',
  ],
  [
    'two forms at once',
    FILE,
    { contents: 'hi', config: {}, generationConfig: {} },
    '$.generationConfig: it stands beside a config',
  ],
  [
    'another model',
    GEMINI,
    { model: 'gemini-2.5-pro', contents: 'hi' },
    '$.model: is "gemini-2.5-pro", and all rows go to the job\'s model, "gemini-2.5-flash".',
  ],
  [
    'a list beside the request',
    GEMINI,
    { tags: ['x'], contents: 'hi' },
    '$.tags: a list beside the request does not come back as it was. Write it as a string of JSON.',
  ],
  [
    'a reserved name',
    GEMINI,
    { status: 'x', contents: 'hi' },
    '$.status: status is a name that the service itself writes',
  ],
  [
    'metadata in a file',
    FILE,
    { contents: 'hi', metadata: { team: 'x' } },
    '$.metadata has no place in a line for Gemini on the Gemini API, which has key and request',
  ],
  [
    'two keys',
    INLINE,
    { key: 'a', contents: 'hi', metadata: { key: 'b' } },
    '$.metadata.key: is "b", and the row\'s key is "a". Keep one.',
  ],
  [
    'an empty key',
    GEMINI,
    { key: '', contents: 'hi' },
    '$.key is empty. Give each row a key of its own, or none at all.',
  ],
  [
    'a file of the other service',
    GEMINI,
    {
      contents: [
        { fileData: { fileUri: 'https://generativelanguage.googleapis.com/v1beta/files/x', mimeType: 'image/png' } },
      ],
    },
    'is a file of the Gemini API, which Vertex AI cannot read. Put it into a bucket',
  ],
  [
    'Claude without a limit',
    CLAUDE,
    { contents: 'hi' },
    '$.config.maxOutputTokens: Claude asks for it. Say how long an answer may be',
  ],
  [
    'Claude without a limit, in its own form',
    CLAUDE,
    { request: { messages: [] } },
    '$.request.max_tokens: Claude asks for it.',
  ],
  [
    'a setting that Claude has not',
    CLAUDE,
    { contents: 'hi', config: { maxOutputTokens: 5, seed: 1 } },
    '$.config.seed: it has no counterpart with this model.',
  ],
  [
    'a picture for Claude in Gemini’s form',
    CLAUDE,
    { contents: [{ inlineData: { data: '', mimeType: 'image/png' } }], config: { maxOutputTokens: 5 } },
    '$.contents[0].parts[0].inlineData: it has no counterpart',
  ],
  [
    'a stream from Claude',
    CLAUDE,
    { messages: [{ role: 'user', content: 'x' }], max_tokens: 5, stream: true },
    '$.stream: a batch job does not stream.',
  ],
  [
    'a field beside Claude’s request',
    CLAUDE,
    { custom_id: 'a', note: 'x', request: { messages: [], max_tokens: 5 } },
    '$.note has no place in a line for Claude on Vertex AI',
  ],
  ['topK for an open model', LLAMA, { contents: 'hi', config: { topK: 1 } }, '$.config.topK: it has no counterpart'],
  ['two texts to embed', E5, { contents: ['a', 'b'] }, "$.contents: a row has one text to embed, the user's."],
  [
    'two contents to embed',
    EMBED,
    { contents: [{ parts: [{ text: 'a' }] }, { parts: [{ text: 'b' }] }] },
    '$.contents: a row has one content to embed.',
  ],
  [
    'an own instance that is no object',
    OWN,
    { instance: [1, 2] },
    '$.instance: is a list, which has no place for a key.',
  ],
  [
    'bytes',
    GEMINI,
    { contents: [{ inlineData: { data: new Uint8Array(2), mimeType: 'image/png' } }] },
    '$.contents[0].inlineData.data: bytes cannot be sent as they are. Give base64',
  ],
  [
    'NaN',
    GEMINI,
    { contents: 'hi', config: { temperature: Number.NaN } },
    '$.config.temperature: NaN is no number of JSON',
  ],
  ['no row', GEMINI, 'hi', 'a row is an object, and this is a string.'],
])('refuses %s, and says where and what to do', ([, to, row, message]) => {
  expect(() => write(row, to, 4)).toThrow(message);
  expect(() => write(row, to, 4)).toThrow(
    /^Row 5 cannot be written as (a line|an inline row) for .+ on (Vertex AI|the Gemini API): /,
  );
});

test('refuses a row that holds itself', () => {
  const row: Record<string, unknown> = { contents: 'hi' };
  row['config'] = row;
  expect(() => write(row, GEMINI)).toThrow('$.config: the object holds itself.');
});
