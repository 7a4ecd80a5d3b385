import { describe, expect } from 'vitest';
import { Client } from '@genai-batch/core';
import type { MockCloud } from '@genai-batch/mock-api';
import { test } from '../../vitest.ts';
import { jsonl } from '../jsonl.ts';
import { broken, defectsOf } from './broken.ts';
import type { DefectEffect } from './defect.ts';

const models = {
  claude: 'publishers/anthropic/models/claude-3-5-haiku',
  gemini: 'gemini-2.5-flash',
  geminiEmbedding: 'gemini-embedding-001',
  textEmbedding: 'text-embedding-005',
  openModel: 'publishers/meta/models/llama-3.3-70b-instruct-maas',
  ownModel: 'projects/mock-project/locations/us-central1/models/7654321',
} as const;
const families = Object.keys(models) as (keyof typeof models)[];

/** Everything that a job has written, its quotation marks without the backslashes of the JSON that they stand in. */
async function outputOf(cloud: MockCloud): Promise<string> {
  const bucket = cloud.bucket('outputs');
  const texts = await Promise.all((await bucket.list()).map((name) => bucket.text(name)));
  return texts.join('').replaceAll('\\', '');
}

/** How many of a broken file's three rows are answered. */
const answered: Readonly<Partial<Record<DefectEffect, number>>> = { accepted: 3, 'row-failure': 2 };

describe.for(families)('what the service does with a file for %s that has a defect', (family) => {
  test.for(defectsOf(family))('$name: $effect', async ({ name, effect, message = '' }, { cloud, client }) => {
    const src = await cloud.bucket('inputs').put('rows.jsonl', broken(family, name));
    const job = await client.batches.create({ model: models[family], src, config: { dest: 'gs://outputs' } });
    const ended = await client.batches.wait(job);

    expect(message === '').toBe(effect === 'accepted');
    if (effect === 'import-failure') {
      expect(ended).toHaveFailedWith(message);
      return;
    }
    expect(ended).toHaveSucceeded();
    const { successful, failed } = cloud.jobs.get(ended.name)?.completionStats ?? {};
    expect({ successful, failed }).toEqual({ successful: answered[effect], failed: 3 - (answered[effect] ?? 0) });
    expect(await outputOf(cloud)).toContain(message);
  });
});

describe('what the Gemini API does with a file that has a defect', () => {
  test.for(defectsOf('geminiFile'))('$name: $effect', async ({ name, effect, message = '' }, { cloud }) => {
    const client = new Client({ apiKey: 'any', httpOptions: { fetch: cloud.fetch } });
    const file = await client.files.upload({
      file: new Blob([broken('geminiFile', name)]),
      config: { mimeType: 'application/jsonl' },
    });
    const creating = client.batches.create({ model: 'gemini-2.5-flash', src: file.name ?? '' });
    expect(message === '').toBe(effect === 'accepted');
    if (effect === 'create-refused') {
      await expect(creating).rejects.toThrow(message);
      return;
    }
    const { name: batch } = await creating;
    await cloud.clock.advance(3_600_000);
    const ended = await client.batches.get({ name: batch });
    expect(ended).toHaveSucceeded();
    const { successfulRequestCount: successful = '0', failedRequestCount: failed = '0' } = ended.batchStats ?? {};
    expect([successful, failed].map(Number)).toEqual([answered[effect], 3 - (answered[effect] ?? 0)]);
    const address = `https://generativelanguage.googleapis.com/download/v1beta/${ended.dest?.fileName}:download?alt=media`;
    const response = await cloud.fetch(address, { headers: { 'x-goog-api-key': 'any' } });
    expect((await response.text()).replaceAll('\\', '')).toContain(message);
  });
});

test.for(families.flatMap((family) => defectsOf(family).map(({ name }) => [family, name] as const)))(
  'a file for %s that is broken by %s is another file, and the same each time',
  ([family, name]) => {
    const file = Buffer.from(broken(family, name));
    expect(file.equals(Buffer.from(jsonl[family](3).text()))).toBe(false);
    expect(file.equals(Buffer.from(broken(family, name)))).toBe(true);
  },
);

test('a defect that a family does not have is refused, and those that it has are named', () => {
  // @ts-expect-error Claude’s rows are not imported into a table
  expect(() => broken('claude', 'empty-object')).toThrow(/No defect of claude is called empty-object: no-rows, /);
  // @ts-expect-error nor is a name that every object has one of a defect
  expect(() => broken('claude', 'toString')).toThrow('is called toString');
});
