import { test } from 'vitest';
import { checkRefused, FILE, GEMINI, INLINE, type RefusedRow } from './encoded-rows.test-setup.ts';

test.for<RefusedRow>([
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
    '$.metadata.team: only a row within a request carries metadata; a line of a file has key and request. Keep it on your side, by the row’s key.',
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
])('refuses %s, and says where and what to do', (row) => checkRefused(row));
