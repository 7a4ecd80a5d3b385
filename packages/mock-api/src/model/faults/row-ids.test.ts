import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import { type InstanceConfig, plainInstances } from '../families/instance-config.ts';
import type { JsonObject } from '../json.ts';
import type { MockCloud } from '../mock-cloud.ts';
import type { RowFault } from '../execution/row-fault.ts';

const messages = [{ role: 'user', content: 'Hello' }];
const request = { contents: [{ role: 'user', parts: [{ text: 'Hello' }] }] };
const own = 'projects/mock-project/locations/us-central1/models/7';

interface Kind {
  readonly model: string;
  /** A row with that id. */
  readonly row: (id: string) => JsonObject;
  /** Where its line has the id. */
  readonly idOf: (line: JsonObject) => unknown;
  readonly instances?: InstanceConfig;
}

const within = (field: string, name: string) => (line: JsonObject) => (line[field] as JsonObject | undefined)?.[name];

const kinds: Readonly<Record<string, Kind>> = {
  'Gemini, with an id of its own': {
    model: 'publishers/google/models/gemini-2.5-flash',
    row: (id) => ({ id, request }),
    idOf: ({ id }) => id,
  },
  'Gemini, with the key that clients of this project give it': {
    model: 'publishers/google/models/gemini-2.5-flash',
    row: (key) => ({ genai_batch_key: key, id: 5, request }),
    idOf: ({ genai_batch_key: key }) => key,
  },
  Claude: {
    model: 'publishers/anthropic/models/claude-3-5-haiku',
    row: (id) => ({ custom_id: id, request: { messages, anthropic_version: 'vertex-2023-10-16', max_tokens: 9 } }),
    idOf: ({ custom_id: id }) => id,
  },
  'an open model': {
    model: 'publishers/meta/models/llama-3.3-70b-instruct-maas',
    row: (id) => ({ custom_id: id, body: { messages } }),
    idOf: ({ custom_id: id }) => id,
  },
  'a text embedding model': {
    model: 'publishers/google/models/text-embedding-005',
    row: (id) => ({ content: `Text of ${id}`, outputDimensionality: 3, id }),
    idOf: within('instance', 'id'),
  },
  'a Gemini embedding model': {
    model: 'publishers/google/models/gemini-embedding-001',
    row: (key) => ({ key, request: { content: { parts: [{ text: key }] } } }),
    idOf: ({ key }) => key,
  },
  'a model of one’s own': {
    model: own,
    row: (id) => ({ prompt: id, genai_batch_key: id }),
    idOf: within('instance', 'genai_batch_key'),
    instances: plainInstances,
  },
  'a model of one’s own, with a field for keys': {
    model: own,
    row: (ticket) => ({ prompt: ticket, ticket }),
    idOf: ({ key }) => key,
    instances: { ...plainInstances, keyField: 'ticket' },
  },
};

/** The lines of a job with three rows, in the order of its input. */
async function linesUnder(fault: RowFault['fault'], kind: Kind): Promise<JsonObject[]> {
  const cloud = createMockCloud({ clock: 'manual', order: 'input' });
  onTestFinished(() => cloud.close());
  const struck = cloud.faults.add({ key: 'row-b', fault });
  await cloud.bucket('my-bucket').put('in.jsonl', ['row-a', 'row-b', 'row-c'].map(kind.row));
  cloud.jobs.create({
    project: cloud.project,
    location: cloud.location,
    displayName: 'a job',
    model: kind.model,
    source: { kind: 'gcs', uris: ['gs://my-bucket/in.jsonl'] },
    destination: { kind: 'gcs', uriPrefix: 'gs://my-bucket/out' },
    ...(kind.instances && { instances: kind.instances }),
  });
  await cloud.clock.advance(3_600_000);
  expect(struck.fired).toBe(1);
  return outputOf(cloud);
}

async function outputOf(cloud: MockCloud): Promise<JsonObject[]> {
  const bucket = cloud.bucket('my-bucket');
  const texts = await Promise.all((await bucket.list('out/')).map((name) => bucket.text(name)));
  return texts
    .join('')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as JsonObject);
}

test.for(Object.entries(kinds))('a fault finds a row by its id, and gives it that of another: %s', async ([, kind]) => {
  expect((await linesUnder('missing', kind)).map(kind.idOf)).toEqual(['row-a', 'row-c']);
  expect((await linesUnder('wrong-key', kind)).map(kind.idOf)).toEqual(['row-a', 'row-a', 'row-c']);
});

test('under the id of another, a text is still embedded as its own row says', async () => {
  const kind = kinds['a text embedding model']!;
  const [right, wrong] = [await linesUnder('doubled', kind), await linesUnder('wrong-key', kind)];
  expect(wrong[1]!['predictions']).toEqual(right[1]!['predictions']);
});

test('an answer of one’s own model, or its failure, comes under the key of another', async () => {
  const cloud = createMockCloud({
    clock: 'manual',
    order: 'input',
    models: {
      '7': {
        predict: ({ instance }) => {
          if ((instance as JsonObject)['prompt'] === 'row-c') throw new Error('out of memory');
          return instance;
        },
      },
    },
  });
  onTestFinished(() => cloud.close());
  cloud.faults.add({ key: 'row-b', fault: 'wrong-key' });
  cloud.faults.add({ key: 'row-c', fault: 'wrong-key' });
  const kind = kinds['a model of one’s own, with a field for keys']!;
  await cloud.bucket('my-bucket').put('in.jsonl', ['row-a', 'row-b', 'row-c'].map(kind.row));
  cloud.jobs.create({
    project: cloud.project,
    location: cloud.location,
    displayName: 'a job',
    model: own,
    source: { kind: 'gcs', uris: ['gs://my-bucket/in.jsonl'] },
    destination: { kind: 'gcs', uriPrefix: 'gs://my-bucket/out' },
    instances: { ...plainInstances, keyField: 'ticket' },
  });
  await cloud.clock.advance(3_600_000);
  const lines = await outputOf(cloud);
  expect(lines).toContainEqual({ key: 'row-a', prediction: { prompt: 'row-b' } });
  expect(lines).toContainEqual({ key: 'row-b', error: { code: 13, message: expect.any(String) as unknown } });
});

test('a fault finds a row of a call to the Gemini API by the key in its metadata', async () => {
  const cloud = createMockCloud({ clock: 'manual' });
  onTestFinished(() => cloud.close());
  const struck = cloud.faults.add({ key: 'row-b', fault: 'blocked' });
  const rows = ['row-a', 'row-b'].map((key) => ({ request, metadata: { key } }));
  const base = 'https://generativelanguage.googleapis.com/v1beta/';
  const headers = { 'x-goog-api-key': 'any' };
  const body = JSON.stringify({ batch: { inputConfig: { requests: { requests: rows } } } });
  await cloud.fetch(`${base}models/gemini-2.5-flash:batchGenerateContent`, { method: 'POST', headers, body });
  await cloud.clock.advance(3_600_000);
  expect(struck.fired).toBe(1);
  const [batch] = cloud.batches.list();
  const answer = await cloud.fetch(`${base}batches/${batch!.id}`, { headers });
  expect(await answer.text()).toMatch(/blockReason.*"metadata":{"key":"row-b"}/);
});
