import { Client, structured } from '@genai-batch/core';
import { createMockCloud } from '@genai-batch/mock-api';
import { serve } from '@genai-batch/mock-api/server';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { type } from 'arktype';
import * as v from 'valibot';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';

beforeEach(async () => {
  const cloud = createMockCloud({ clock: 'auto' });
  const server = await serve(cloud, { port: 0 });
  const before = { ...process.env };
  onTestFinished(async () => {
    process.env = before;
    await server.close();
    await cloud.close();
  });
  Object.assign(process.env, server.env);
});

const mood = v.picklist(['calm', 'cross']);
const ofValibot = v.object({
  reason: v.string(),
  label: v.picklist(['bug', 'question']),
  urgency: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
  page: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  tags: v.array(v.string()),
  mood: v.nullable(mood),
});
const ofArkType = type({
  reason: 'string',
  label: "'bug' | 'question'",
  urgency: '1 <= number.integer <= 5',
  'page?': 'string',
  tags: 'string[]',
  mood: "'calm' | 'cross' | null",
});

/** What both libraries are to write, whatever the order of its properties. */
const asked = {
  type: 'OBJECT',
  properties: {
    reason: { type: 'STRING' },
    label: { type: 'STRING', enum: ['bug', 'question'] },
    urgency: { type: 'INTEGER', minimum: 1, maximum: 5 },
    tags: { type: 'ARRAY', items: { type: 'STRING' } },
    mood: { type: 'STRING', nullable: true, enum: ['calm', 'cross'] },
  },
};

const model = 'gemini-2.5-flash';
const claude = 'publishers/anthropic/models/claude-3-5-haiku';

describe.for([
  { library: 'Valibot', schema: toStandardJsonSchema(ofValibot) },
  { library: 'ArkType', schema: ofArkType },
])('a schema of $library', ({ schema }) => {
  /** How the answers to one row are read. */
  const labelOf = async (client: Client, of: string, row: object, stage: object): Promise<string> => {
    const created = await client.batches.create({ model: of, src: [row], config: stage });
    const job = await client.batches.wait(created, { pollIntervalMs: 1 });
    for await (const { status, ...told } of client.batches.results(job, { output: schema })) {
      if (status !== 'ok' || !('output' in told)) return `${status} ${JSON.stringify(told)}`;
      const label: 'bug' | 'question' = told.output.label;
      const urgency: number = told.output.urgency;
      return `${label} ${Number.isInteger(urgency)}`;
    }
    return 'nothing came';
  };
  const stage = { stage: 'gs://staged/rows', dest: 'gs://out/rows' };
  const answered = /^(bug|question) true$/;

  test('is what Gemini is asked by', async () => {
    const { responseSchema } = await structured(schema);
    expect(responseSchema).toMatchObject(asked);
    expect(responseSchema.required?.toSorted()).toEqual(['label', 'mood', 'reason', 'tags', 'urgency']);
  });

  test('is asked of Gemini on Vertex AI, and answers are of its type', async () => {
    const vertex = new Client({ enterprise: true });
    const row = { key: 'a', contents: 'It crashes.', config: await structured(schema) };
    expect(await labelOf(vertex, model, row, stage)).toMatch(answered);
  });

  test('is asked of Gemini on the Gemini API, and answers are of its type', async () => {
    const gemini = new Client({ enterprise: false, apiKey: 'any-key' });
    const row = { key: 'a', contents: 'It crashes.', config: await structured(schema) };
    expect(await labelOf(gemini, model, row, {})).toMatch(answered);
  });

  test('is asked of Claude, and answers are of its type', async () => {
    const vertex = new Client({ enterprise: true });
    const request = {
      anthropic_version: 'vertex-2023-10-16',
      max_tokens: 500,
      messages: [{ role: 'user', content: 'It crashes.' }],
      ...(await structured(schema, { model: claude })),
    };
    expect(await labelOf(vertex, claude, { custom_id: 'a', request }, stage)).toMatch(answered);
  });
});

test('a schema of Valibot alone says what writes it', async () => {
  await expect(structured(ofValibot)).rejects.toThrow(/toStandardJsonSchema of @valibot\/to-json-schema/);
});

test('a schema of Valibot’s own JSON Schema can be asked for, and the schema itself checks', async () => {
  const { toJsonSchema } = await import('@valibot/to-json-schema');
  expect((await structured({ ...toJsonSchema(ofValibot) })).responseSchema).toMatchObject(asked);
});
