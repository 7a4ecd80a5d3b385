import { expect } from 'vitest';
import type { Scenario } from '../scenario.ts';

const texts = ['How high is the Eiffel Tower?', 'Who wrote “Middlemarch”?', 'Name a river.'];

interface FamilyCase {
  readonly family: string;
  readonly model: string;
  readonly location?: string;
  readonly row: (text: string, index: number) => object;
  /** What a line of output has, beside more. */
  readonly line: (text: string, index: number) => object;
}

const anyText = expect.stringMatching(/\S/) as string;

const cases: readonly FamilyCase[] = [
  {
    family: 'Gemini',
    model: 'gemini-2.5-flash',
    row: (text, id) => ({ id, request: { contents: [{ role: 'user', parts: [{ text }] }] } }),
    line: (_, id) => ({
      id,
      status: '',
      response: {
        candidates: [{ content: { role: 'model', parts: [{ text: anyText }] }, finishReason: 'STOP' }],
        usageMetadata: { totalTokenCount: expect.any(Number) as number },
      },
    }),
  },
  {
    family: 'Claude',
    model: 'anthropic/claude-3-5-haiku@20241022',
    row: (content, id) => ({
      custom_id: `row-${id}`,
      request: { anthropic_version: 'vertex-2023-10-16', max_tokens: 100, messages: [{ role: 'user', content }] },
    }),
    line: (_, id) => ({
      custom_id: `row-${id}`,
      status: '',
      response: { type: 'message', role: 'assistant', content: [{ type: 'text', text: anyText }] },
    }),
  },
  {
    family: 'an open model',
    model: 'meta/llama-3.3-70b-instruct-maas',
    row: (content, id) => ({
      custom_id: `row-${id}`,
      method: 'POST',
      url: '/v1/chat/completions',
      body: { messages: [{ role: 'user', content }] },
    }),
    line: (_, id) => ({
      custom_id: `row-${id}`,
      response: { object: 'chat.completion', choices: [{ message: { role: 'assistant', content: anyText } }] },
    }),
  },
  {
    family: 'a model that embeds texts',
    model: 'text-embedding-005',
    row: (content) => ({ content }),
    line: (content) => ({
      instance: { content },
      status: '',
      predictions: [{ embeddings: { statistics: { truncated: false }, values: vectorOf(768) } }],
    }),
  },
  {
    family: 'a Gemini that embeds contents',
    model: 'gemini-embedding-2',
    location: 'global',
    row: (text, id) => ({
      key: `row-${id}`,
      request: { content: { parts: [{ text }] }, embed_content_config: { output_dimensionality: 64 } },
    }),
    line: (_, id) => ({ key: `row-${id}`, response: { embedding: { values: vectorOf(64) } } }),
  },
  {
    family: 'a Gemma of one’s own',
    model: 'projects/mock-project/locations/us-central1/models/7654321',
    row: (prompt) => ({ prompt, max_tokens: 64 }),
    line: (prompt) => ({ instance: { prompt, max_tokens: 64 }, prediction: expect.stringContaining(prompt) as string }),
  },
];

function vectorOf(length: number): unknown {
  return expect.toSatisfy(
    (values) => Array.isArray(values) && values.length === length && values.every(Number.isFinite),
  );
}

/** Which row a line is for: every family echoes what was asked. */
function placeOf(line: object): number {
  return texts.findIndex((text) => JSON.stringify(line).includes(text));
}

/** Each family of models: rows in, lines out, counted, at the place that the job names. */
export const vertexFamilies: readonly Scenario[] = cases.map(({ family, model, location, row, line }) => ({
  name: `${family} answers the rows of a file on Vertex AI`,
  play: async (stage) => {
    const client = stage.client.vertex(location);
    const src = await stage.input(texts.map(row));
    const created = await client.batches.create({ model, src, config: { displayName: family, dest: 'gs://out/here' } });
    expect(created).toMatchObject({ displayName: family, state: 'JOB_STATE_PENDING', src: { gcsUri: [src] } });
    const { states, job } = await stage.follow(client, created);
    expect(states).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
    expect(job).toMatchObject({
      completionStats: { successfulCount: '3' },
      outputInfo: { gcsOutputDirectory: expect.stringMatching(/^gs:\/\/out\/here\/prediction-/) as string },
    });
    const lines = await stage.output(job);
    expect(lines.toSorted((left, right) => placeOf(left) - placeOf(right))).toMatchObject(texts.map(line));
    return { created, states, job, lines };
  },
}));
