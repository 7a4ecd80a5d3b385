import { ApiError, Client, GoogleGenAI } from '@genai-batch/core';
import { Storage } from '@google-cloud/storage';
import { describe, expect, test } from 'vitest';
import { doors } from '../doors/open-door.ts';
import { cloudAtDoor } from '../doors/cloud-at-door.ts';
import { follow, wentWell } from './follow.ts';

/* What Google's samples for Node do on Vertex AI, written anew, with our client in place of the official one. */

const dest = 'gs://your-output-bucket/results/';
const claude = {
  model: 'publishers/anthropic/models/claude-3-5-haiku',
  src: 'gs://cloud-samples-data/anthropic-test-data-gcs.jsonl',
  config: { dest },
};

/** Every line that a job has written, in no order. */
async function linesOf(outputDirectory: string | undefined): Promise<Record<string, unknown>[]> {
  const [, bucket = '', prefix = ''] = /^gs:\/\/([^/]+)\/(.*)$/.exec(outputDirectory ?? '') ?? [];
  const [files] = await new Storage().bucket(bucket).getFiles({ prefix });
  const texts = await Promise.all(files.map(async (file) => String(await file.download())));
  return texts.flatMap((text) => text.split('\n').filter(Boolean)).map((line) => JSON.parse(line));
}

describe.for(doors)('on Vertex AI, at the $name door', (door) => {
  const cloud = cloudAtDoor(door);

  test('Gemini answers the rows of a file', async () => {
    const client = new GoogleGenAI({
      vertexai: true,
      project: cloud().project,
      location: 'us-central1',
      httpOptions: { apiVersion: 'v1' },
    });
    const created = await client.batches.create({
      model: 'gemini-2.5-flash',
      src: 'gs://cloud-samples-data/batch/prompt_for_batch_gemini_predict.jsonl',
      config: { dest },
    });
    const { job, states } = await follow(client, created);

    expect(states).toEqual(wentWell);
    const lines = await linesOf(job.outputInfo?.gcsOutputDirectory);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line).toMatchObject({
        status: '',
        response: { candidates: [{ content: { role: 'model', parts: [{ text: expect.any(String) }] } }] },
      });
    }
  });

  test('texts of a file get embeddings, from which each text can be told', async () => {
    const texts = ['A cat sleeps.', 'A dog barks.', 'The harbour is closed.'];
    const src = await cloud()
      .bucket('inputs')
      .put(
        'texts.jsonl',
        texts.map((content) => ({ content })),
      );
    const client = new GoogleGenAI({ vertexai: true, project: cloud().project, location: 'us-central1' });
    const created = await client.batches.create({ model: 'text-embedding-005', src, config: { dest } });
    const { job, states } = await follow(client, created);

    expect(states).toEqual(wentWell);
    const lines = await linesOf(job.outputInfo?.gcsOutputDirectory);
    const seen = lines.map(({ instance, predictions }) => ({
      text: (instance as { content: string }).content,
      length: (predictions as { embeddings: { values: number[] } }[])[0]?.embeddings.values.length,
    }));
    expect(seen).toHaveLength(texts.length);
    expect(seen).toEqual(expect.arrayContaining(texts.map((text) => ({ text, length: 768 }))));
  });

  test('Claude answers the rows of a file, and they can be read by their keys', async () => {
    const client = new Client({ httpOptions: { apiVersion: 'v1' } });
    const { job, states } = await follow(client, await client.batches.create(claude));

    expect(states).toEqual(wentWell);
    const keys: string[] = [];
    for await (const row of client.batches.results(job)) if (row.status === 'ok') keys.push(row.key);
    expect(keys.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `request-${n}`));
  });

  test('a job that is cancelled ends as cancelled', async () => {
    const client = new Client();
    const created = await client.batches.create(claude);
    await client.batches.cancel({ name: created.name });
    const { states } = await follow(client, created);
    expect(states.at(-1)).toBe('JOB_STATE_CANCELLED');
  });

  test('jobs are listed, over several pages', async () => {
    const client = new Client();
    const names = new Set<string>();
    for (const displayName of ['one', 'two', 'three']) {
      names.add((await client.batches.create({ ...claude, config: { dest, displayName } })).name);
    }
    const listed: string[] = [];
    const pager = await client.batches.list({ config: { pageSize: 2 } });
    for await (const job of pager) listed.push(job.name);
    expect(listed).toHaveLength(3);
    expect(new Set(listed)).toEqual(names);
  });

  test('a job that was lost is found by its display name', async () => {
    const client = new Client();
    const { name } = await client.batches.create({ ...claude, config: { dest, displayName: 'nightly-7' } });
    await client.batches.create({ ...claude, config: { dest, displayName: 'another' } });
    const found = await client.batches.list({ config: { filter: 'display_name="nightly-7"' } });
    expect(found.page.map((job) => job.name)).toEqual([name]);
  });

  test('a deleted job is gone', async () => {
    const client = new Client();
    const { job } = await follow(client, await client.batches.create(claude));
    await client.batches.delete({ name: job.name });
    const error = await client.batches.get({ name: job.name }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});
