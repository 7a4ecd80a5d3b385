import type { LineFinding } from '@genai-batch/core';
import type { DefectNames } from '@genai-batch/testing/datasets';

/** What a check has to say of a defect; `line` is 3, the row that has it, where nothing else is said. */
export interface Told {
  readonly kind: LineFinding['kind'];
  readonly path: string;
  readonly line?: number;
  /** Words of the advice: what mends it. */
  readonly mend: string;
  /** Where it is not surely an error. @default 'error' */
  readonly severity?: 'warning';
}

/** What a check has nothing to say of, and why that is right. */
export interface NothingWrong {
  readonly sound: string;
}

type Findings<Name extends string> = Readonly<Record<Name, Told | NothingWrong>>;

const files = {
  'no-rows': { kind: 'empty-file', path: '$', line: 0, mend: 'Give at least one' },
  'not-json': { kind: 'bad-json', path: '$', mend: 'JSON.stringify' },
  'not-an-object': { kind: 'not-an-object', path: '$', mend: 'one object a line' },
  'cut-off': { kind: 'bad-json', path: '$', mend: 'JSON.stringify' },
  'gzip-cut-off': { kind: 'broken-file', path: '$', line: 0, mend: 'Make it again' },
  'blank-lines': { kind: 'blank-line', path: '$', line: 2, mend: 'Leave it out', severity: 'warning' },
  'byte-order-mark': { kind: 'byte-order-mark', path: '$', line: 1, mend: 'plain UTF-8' },
  crlf: { kind: 'carriage-return', path: '$', line: 1, mend: '\\n alone', severity: 'warning' },
  'line-separator': { sound: 'U+2028 is a character as any other in a JSON string' },
  'invalid-utf8': { kind: 'invalid-utf8', path: '$', mend: 'UTF-8' },
  'duplicate-key': { kind: 'duplicate-key', path: '$', mend: 'a key of its own' },
  'huge-line': { sound: 'a line may have 100 MiB' },
} as const satisfies Findings<string>;

const tooManyRows = { kind: 'too-many-rows', path: '$', line: 0, mend: 'several jobs' } as const;

const reserved = (path: string): Told => ({ kind: 'reserved-name', path, mend: 'another name' });

/** Every defect of every family that the test kit has: one without an entry here is a type error. */
export const findings: { readonly [Family in keyof DefectNames]: Findings<DefectNames[Family]> } = {
  claude: {
    ...files,
    'missing-key': { kind: 'missing-key', path: '$.custom_id', mend: 'Give each line a custom_id' },
    'missing-request': { kind: 'missing-field', path: '$.request', mend: 'messages, max_tokens, anthropic_version' },
    'reserved-name': reserved('$.response'),
    'missing-max-tokens': { kind: 'missing-field', path: '$.request.max_tokens', mend: 'e.g. 1024' },
    'missing-anthropic-version': {
      kind: 'missing-field',
      path: '$.request.anthropic_version',
      mend: "'vertex-2023-10-16'",
    },
    'missing-messages': { kind: 'missing-field', path: '$.request.messages', mend: "[{ role: 'user', content }]" },
    'empty-content': { kind: 'wrong-value', path: '$.request.messages[0].content', mend: 'Say something' },
    'wrong-role': { kind: 'wrong-value', path: '$.request.messages[0].role', mend: 'request.system' },
    'model-in-request': { kind: 'misplaced-field', path: '$.request.model', mend: 'Leave it out' },
    stream: { kind: 'wrong-value', path: '$.request.stream', mend: 'Leave it out' },
  },
  gemini: {
    ...files,
    'too-many-rows': tooManyRows,
    'missing-key': { kind: 'missing-key', path: '$', mend: 'Add one beside request', severity: 'warning' },
    'missing-request': { kind: 'missing-field', path: '$.request', mend: 'request: { contents' },
    'reserved-name': reserved('$.status'),
    'missing-contents': { kind: 'missing-field', path: '$.request.contents', mend: 'contents: [{ role' },
    'wrong-role': { kind: 'unknown-value', path: '$.request.contents[0].role', mend: 'systemInstruction' },
    'empty-parts': { kind: 'missing-field', path: '$.request.contents[0].parts', mend: 'parts: [{ text }]' },
    'unknown-field': { kind: 'unknown-field', path: '$.request.max_tokens', mend: 'generationConfig.maxOutputTokens' },
    'misplaced-option': { kind: 'unknown-field', path: '$.request.temperature', mend: 'generationConfig' },
    'config-beside-request': { kind: 'misplaced-field', path: '$.config', mend: 'request.generationConfig' },
    'both-spellings': { kind: 'both-spellings', path: '$.request.generation_config', mend: 'generationConfig alone' },
    'empty-object': { kind: 'empty-object', path: '$.request.tools[0].googleSearch', mend: 'timeRangeFilter' },
    'forbidden-name': {
      kind: 'field-name',
      path: '$.request.generationConfig.responseJsonSchema["$schema"]',
      mend: '$schema can be left out',
    },
    'two-types': { kind: 'type-conflict', path: '$.key', mend: 'one type in all lines' },
    'list-of-lists': { kind: 'list-in-list', path: '$.position[0]', mend: 'Put an object between' },
    'nested-too-deep': { kind: 'too-deep', path: `$.nest${'.nest'.repeat(15)}`, mend: 'as a string' },
    'list-beside-request': { kind: 'wrong-type', path: '$.tags', mend: 'a string of JSON', severity: 'warning' },
  },
  geminiFile: {
    ...files,
    'missing-key': { kind: 'missing-key', path: '$.key', mend: 'Give each line a key', severity: 'warning' },
    'missing-request': { kind: 'missing-field', path: '$.request', mend: 'request: { contents' },
    'missing-contents': { kind: 'missing-field', path: '$.request.contents', mend: 'contents: [{ role' },
    'wrong-role': { kind: 'unknown-value', path: '$.request.contents[0].role', mend: 'systemInstruction' },
    'unknown-field': { kind: 'unknown-field', path: '$.request.max_tokens', mend: 'generationConfig.maxOutputTokens' },
    'misplaced-option': { kind: 'unknown-field', path: '$.request.temperature', mend: 'generationConfig' },
    'config-beside-request': { kind: 'misplaced-field', path: '$.config', mend: 'request.generationConfig' },
    'both-spellings': { kind: 'both-spellings', path: '$.request.generation_config', mend: 'generationConfig alone' },
    'cache-with-tools': { kind: 'wrong-value', path: '$.request.cachedContent', mend: 'into the cache' },
    'empty-object': { sound: 'only what Vertex AI imports may not be empty' },
  },
  geminiEmbedding: {
    ...files,
    'missing-key': { kind: 'missing-key', path: '$.key', mend: 'Give each line a key', severity: 'warning' },
    'missing-request': { kind: 'missing-field', path: '$.request', mend: 'request: { content' },
    'reserved-name': reserved('$.response'),
    'missing-content': { kind: 'missing-field', path: '$.request.content', mend: 'content: { parts' },
    image: { kind: 'media', path: '$.request.content.parts[0].fileData', mend: 'gemini-embedding-2' },
    'unknown-task-type': {
      kind: 'unknown-value',
      path: '$.request.embed_content_config.task_type',
      mend: 'RETRIEVAL_DOCUMENT',
      severity: 'warning',
    },
    'too-many-dimensions': {
      kind: 'wrong-value',
      path: '$.request.embed_content_config.output_dimensionality',
      mend: '3072 at most',
    },
    'misplaced-option': {
      kind: 'misplaced-field',
      path: '$.request.output_dimensionality',
      mend: 'request.embed_content_config',
      severity: 'warning',
    },
  },
  textEmbedding: {
    ...files,
    'too-many-rows': tooManyRows,
    'reserved-name': reserved('$.predictions'),
    'missing-content': { kind: 'missing-field', path: '$.content', mend: '"content"' },
    'unknown-task-type': {
      kind: 'unknown-value',
      path: '$.task_type',
      mend: 'RETRIEVAL_DOCUMENT',
      severity: 'warning',
    },
    'title-without-task': { kind: 'wrong-value', path: '$.title', mend: 'RETRIEVAL_DOCUMENT' },
    'too-many-dimensions': { kind: 'wrong-value', path: '$.outputDimensionality', mend: '768 at most' },
  },
  openModel: {
    ...files,
    'missing-key': { kind: 'missing-key', path: '$.custom_id', mend: 'Give each line a custom_id' },
    'missing-body': { kind: 'missing-field', path: '$.body', mend: 'body: { messages }' },
    'reserved-name': reserved('$.id'),
    'missing-messages': { kind: 'missing-field', path: '$.body.messages', mend: "role: 'user'" },
    'wrong-role': { kind: 'unknown-value', path: '$.body.messages[0].role', mend: 'user, assistant' },
    image: { kind: 'media', path: '$.body.messages[0].content[0].type', mend: 'use Gemini' },
    'no-tokens': { kind: 'wrong-value', path: '$.body.max_tokens', mend: 'e.g. 1024' },
    stream: { kind: 'wrong-value', path: '$.body.stream', mend: 'Leave it out' },
  },
  ownModel: { ...files, 'not-an-object': { sound: 'what a model of one’s own takes, only its container knows' } },
};
