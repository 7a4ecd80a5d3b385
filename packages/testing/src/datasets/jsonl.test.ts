import { Client } from '@genai-batch/core';
import fc from 'fast-check';
import { describe, expect, test as plain } from 'vitest';
import { test } from '../vitest.ts';
import { jsonl, type RowFamily } from './jsonl.ts';

plain('a line of each family', () => {
  const options = { seed: 3 };
  const lines = Object.entries(jsonl).map(([family, build]) => `${family}: ${build(1, options).text()}`);
  expect(lines.join('')).toMatchInlineSnapshot(`
    "claude: {"custom_id":"row-000001","request":{"anthropic_version":"vertex-2023-10-16","max_tokens":256,"messages":[{"role":"user","content":"Give a headline for (no. 1): “The kettle arrived with a dented lid, but it boils.”"}]}}
    gemini: {"key":"row-000001","request":{"contents":[{"role":"user","parts":[{"text":"Give a headline for (no. 1): “The kettle arrived with a dented lid, but it boils.”"}]}],"generationConfig":{"temperature":0.2,"maxOutputTokens":256}}}
    geminiFile: {"key":"row-000001","request":{"contents":[{"role":"user","parts":[{"text":"Give a headline for (no. 1): “The kettle arrived with a dented lid, but it boils.”"}]}],"generationConfig":{"temperature":0.2,"maxOutputTokens":256}}}
    geminiEmbedding: {"key":"row-000001","request":{"content":{"parts":[{"text":"Give a headline for (no. 1): “The kettle arrived with a dented lid, but it boils.”"}]},"embed_content_config":{"output_dimensionality":768,"task_type":"RETRIEVAL_DOCUMENT"}}}
    geminiFileEmbedding: {"key":"row-000001","request":{"content":{"parts":[{"text":"Give a headline for (no. 1): “The kettle arrived with a dented lid, but it boils.”"}]},"output_dimensionality":768}}
    textEmbedding: {"content":"Give a headline for (no. 1): “The kettle arrived with a dented lid, but it boils.”"}
    openModel: {"custom_id":"row-000001","method":"POST","url":"/v1/chat/completions","body":{"messages":[{"role":"user","content":"Give a headline for (no. 1): “The kettle arrived with a dented lid, but it boils.”"}],"max_tokens":256}}
    openEmbedding: {"custom_id":"row-000001","method":"POST","url":"/v1/embeddings","body":{"input":"Give a headline for (no. 1): “The kettle arrived with a dented lid, but it boils.”"}}
    ownModel: {"id":"row-000001","prompt":"Give a headline for (no. 1): “The kettle arrived with a dented lid, but it boils.”","max_tokens":256}
    "
  `);
});

plain('the rows that are given have their say, and defaults for the rest', () => {
  const rows = jsonl.claude([
    'Hello',
    {
      key: 'b',
      text: 'Hi',
      request: { max_tokens: 8, anthropic_version: undefined },
      beside: { url: 'https://a.example' },
    },
  ]);
  expect(rows.text()).toMatchInlineSnapshot(`
    "{"custom_id":"row-000001","request":{"anthropic_version":"vertex-2023-10-16","max_tokens":256,"messages":[{"role":"user","content":"Hello"}]}}
    {"custom_id":"b","url":"https://a.example","request":{"max_tokens":8,"messages":[{"role":"user","content":"Hi"}]}}
    "
  `);
  expect([...rows.keys()]).toEqual(['row-000001', 'b']);
  // @ts-expect-error a limit is a number
  jsonl.claude([{ request: { max_tokens: '8' } }]);
});

plain.for(Object.keys(jsonl) as RowFamily[])('rows of %s are each their own, by key and by text', (family) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer(), (count, seed) => {
      const rows = jsonl[family](count, { seed });
      const lines = [...rows];
      expect(lines).toHaveLength(rows.length);
      expect(new Set(lines).size).toBe(count);
      expect(new Set(rows.keys()).size).toBe(count);
      expect(lines).toEqual([...jsonl[family](count, { seed })]); // also on another day
      expect(lines.every((line) => !line.includes('\n'))).toBe(true);
    }),
    { numRuns: 20 },
  );
});

plain('another seed gives other texts, another prefix other keys', () => {
  const texts = (seed: number): string => jsonl.gemini(20, { seed }).text();
  expect(texts(1)).not.toBe(texts(2));
  expect([...jsonl.gemini(1, { keyPrefix: 'b-' }).keys()]).toEqual(['b-000001']);
});

plain('a million rows are made as they are read', () => {
  const [first] = jsonl.ownModel(1_000_000_000);
  expect(JSON.parse(first ?? '')).toMatchObject({ id: 'row-000001' });
});

plain.for([-1, 1.5, Number.NaN])('%d rows are refused', (count) => {
  expect(() => jsonl.gemini(count)).toThrow(`A data set has a whole number of rows, not ${count}`);
});

plain('as a file for an upload', async () => {
  const rows = jsonl.geminiFile(2);
  expect(rows.blob().type).toBe('application/jsonl');
  expect(await rows.blob().text()).toBe(rows.text());
  expect(rows.text().split('\n')).toEqual([...rows, '']);
});

describe('the cloud answers every row of', () => {
  test.for([
    ['claude', 'publishers/anthropic/models/claude-3-5-haiku'],
    ['gemini', 'gemini-2.5-flash'],
    ['geminiEmbedding', 'gemini-embedding-001'],
    ['textEmbedding', 'text-embedding-005'],
    ['openModel', 'publishers/meta/models/llama-3.3-70b-instruct-maas'],
    ['openEmbedding', 'publishers/intfloat/models/multilingual-e5-large-instruct-maas'],
    ['ownModel', 'projects/mock-project/locations/us-central1/models/7654321'],
  ] as const)('%s', async ([family, model], { cloud, client }) => {
    const src = await cloud.bucket('inputs').put('rows.jsonl', jsonl[family](25));
    const { name } = await client.batches.wait(await client.batches.create({ model, src }));
    expect(cloud.jobs.get(name)?.completionStats).toEqual({ successful: 25, failed: 0, incomplete: 0 });
  });

  test.for(['geminiFile', 'geminiFileEmbedding'] as const)('%s', async (family, { cloud }) => {
    const client = new Client({ apiKey: 'any', httpOptions: { fetch: cloud.fetch } });
    const { name: fileName = '' } = await client.files.upload({ file: jsonl[family](25).blob() });
    const { name } = await (family === 'geminiFile'
      ? client.batches.create({ model: 'gemini-2.5-flash', src: fileName })
      : client.batches.createEmbeddings({ model: 'gemini-embedding-001', src: { fileName } }));
    await cloud.clock.advance(3_600_000);
    expect((await client.batches.get({ name })).batchStats).toEqual({
      requestCount: '25',
      successfulRequestCount: '25',
    });
  });
});
