import fc from 'fast-check';
import type { RowKey } from '@genai-batch/core';
import type { JsonObject } from './canonical.ts';
import { liveClaudeRow, messagesRow } from './rows/any-claude-row.ts';
import type { Service } from './rows/any-contents.ts';
import { geminiEmbeddingRow, textEmbeddingRow } from './rows/any-embedding-row.ts';
import { liveRow, wireRow } from './rows/any-gemini-row.ts';
import type { KeyField } from './rows/any-key.ts';
import { chatRow, embeddingsRow, liveChatRow } from './rows/any-open-model-row.ts';
import { instanceRow } from './rows/any-own-model-row.ts';
import { anyText } from './rows/any-text.ts';
import type { Fields, Telling } from './rows/told.ts';

/** How a row is put around its fields: bare, or within `request`, `params`, `body`, `instance`. */
export type Wrapping = 'bare' | 'request' | 'params' | 'body' | 'instance';

/** How rows are handed over. */
export type Form = 'array' | 'generator' | 'stream' | 'lines';

/** One way for rows to a model, and what is known of it. */
export interface Route {
  readonly name: string;
  readonly service: Service;
  readonly model: string;
  readonly row: fc.Arbitrary<Telling>;
  readonly wrappings: readonly Wrapping[];
  readonly keyFields: readonly KeyField[];
  /** Whether rows may go without a key: they are called by their place. */
  readonly mayLackKeys: boolean;
  /** Fields beside the request that the model is not shown. @default none */
  readonly beside?: fc.Arbitrary<Fields>;
  readonly forms: readonly Form[];
  /** Of `create`, beside the stage. */
  readonly config?: JsonObject;
  /** What comes back: words, which can be blocked, cut off or no JSON; or what no fault changes. */
  readonly answers: 'words' | 'vectors' | 'predictions';
  /** Own models: the field that holds a key, and is withheld. */
  readonly keyField?: string;
  /** Whether a job tells its source, so that keys can be read from there. */
  readonly hasSource: boolean;
  /** What a caller may say of where keys are, instead of nothing. @default nothing */
  readonly keys?: readonly RowKey[];
  /** Whether rows that failed are told of last, in an object of their own. */
  readonly failsApart?: boolean;
  /** What the model is shown of a row's key. */
  readonly showsKey?: boolean;
}

const forms: readonly Form[] = ['array', 'generator', 'stream', 'lines'];
const keyFields: readonly KeyField[] = ['genai_batch_key', 'custom_id', 'customId', 'key', 'metadata'];
const onVertex = { service: 'vertex', forms, keyFields, mayLackKeys: true, hasSource: true, answers: 'words' } as const;
const onGemini = {
  service: 'gemini',
  forms,
  keyFields,
  mayLackKeys: true,
  hasSource: false,
  answers: 'words',
} as const;

const notes: fc.Arbitrary<Fields> = fc.record(
  { id: fc.oneof(fc.nat(), anyText), note: anyText, isNew: fc.boolean() },
  { requiredKeys: [] },
);

/** Every family of models, on every way to it. */
export const routes: readonly Route[] = [
  {
    ...onVertex,
    name: 'Gemini on Vertex AI, rows of the official client',
    model: 'gemini-2.5-flash',
    row: liveRow('vertex', 'any'),
    beside: notes,
    wrappings: ['bare', 'request'],
    keys: ['genai_batch_key'],
  },
  {
    ...onVertex,
    name: 'Gemini on Vertex AI, rows of a file',
    model: 'publishers/google/models/gemini-2.5-flash',
    row: wireRow('vertex'),
    beside: notes,
    wrappings: ['bare', 'request'],
  },
  {
    ...onGemini,
    name: 'the Gemini API, within the request',
    model: 'gemini-2.5-flash',
    row: fc.oneof(liveRow('gemini', 'any'), wireRow('gemini')),
    wrappings: ['bare', 'request'],
    keyFields: [...keyFields, 'metadata with notes', 'key beside notes'],
    // An array may be one of the official client's rows, and is sent as that client sends it.
    forms: ['generator', 'stream', 'lines'],
  },
  {
    ...onGemini,
    name: 'the Gemini API, within the request, from an array',
    model: 'gemini-2.5-flash',
    row: fc.oneof(liveRow('gemini', 'any'), wireRow('gemini')),
    wrappings: ['bare', 'request'],
    keyFields: ['genai_batch_key', 'custom_id', 'customId', 'key', 'key beside notes'],
    mayLackKeys: false,
    forms: ['array'],
  },
  {
    ...onGemini,
    name: 'the Gemini API, within the request, as the official client sends it',
    model: 'models/gemini-2.5-flash',
    row: liveRow('gemini', 'camel'),
    wrappings: ['bare'],
    keyFields: ['metadata', 'metadata with notes'],
    mayLackKeys: false,
    forms: ['array'],
  },
  {
    ...onGemini,
    name: 'the Gemini API, as a file',
    model: 'gemini-2.5-flash',
    row: fc.oneof(liveRow('gemini', 'any'), wireRow('gemini')),
    wrappings: ['bare', 'request'],
    forms: ['generator', 'stream'],
    config: { check: false },
  },
  {
    ...onVertex,
    name: 'Claude',
    model: 'publishers/anthropic/models/claude-3-5-haiku',
    row: fc.oneof(messagesRow, liveClaudeRow),
    wrappings: ['bare', 'request', 'params'],
    keys: ['custom_id'],
  },
  {
    ...onVertex,
    name: 'an open model',
    model: 'meta/llama-3.1-405b-instruct-maas',
    row: fc.oneof(chatRow, liveChatRow),
    beside: fc.record({ method: fc.constant('POST'), url: fc.constant('/v1/chat/completions') }, { requiredKeys: [] }),
    wrappings: ['bare', 'body'],
  },
  {
    ...onVertex,
    name: 'an open model that embeds',
    model: 'publishers/intfloat/models/multilingual-e5-large-instruct-maas',
    row: embeddingsRow,
    wrappings: ['bare', 'body'],
    answers: 'vectors',
  },
  {
    ...onVertex,
    name: 'a model of one’s own, which sees the key',
    model: 'projects/mock-project/locations/us-central1/models/7',
    row: instanceRow,
    wrappings: ['bare', 'instance'],
    keyFields: ['genai_batch_key'],
    config: { family: 'own-model' },
    answers: 'predictions',
    failsApart: true,
    showsKey: true,
    keys: ['genai_batch_key'],
  },
  {
    ...onVertex,
    name: 'a model of one’s own, with a field for keys',
    model: 'projects/mock-project/locations/us-central1/models/7',
    row: instanceRow,
    wrappings: ['bare', 'instance'],
    keyFields: ['genai_batch_key'],
    keyField: 'ticket',
    config: {
      family: 'own-model',
      httpOptions: { extraBody: { instanceConfig: { instanceType: 'object', keyField: 'ticket' } } },
    },
    answers: 'predictions',
    failsApart: true,
    keys: ['ticket', 'key', (line) => String(line['ticket'] ?? line['key'])],
  },
  {
    ...onVertex,
    name: 'a text embedding model',
    model: 'text-embedding-005',
    row: textEmbeddingRow,
    wrappings: ['bare'],
    answers: 'vectors',
    showsKey: true,
    keys: ['genai_batch_key'],
  },
  {
    ...onVertex,
    name: 'a Gemini embedding model on Vertex AI',
    model: 'gemini-embedding-001',
    row: geminiEmbeddingRow('vertex'),
    wrappings: ['bare', 'request'],
    answers: 'vectors',
  },
  {
    ...onGemini,
    name: 'a Gemini embedding model on the Gemini API',
    model: 'gemini-embedding-001',
    row: geminiEmbeddingRow('gemini'),
    wrappings: ['bare', 'request'],
    forms: ['generator', 'stream', 'lines'],
    answers: 'vectors',
  },
];
