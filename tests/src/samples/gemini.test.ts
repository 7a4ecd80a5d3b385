import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ApiError, type BatchJob, GoogleGenAI, type InlinedRequest } from '@genai-batch/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doors } from '../doors/open-door.ts';
import { cloudAtDoor } from '../doors/cloud-at-door.ts';
import { follow, wentWell } from './follow.ts';

/* What Google's samples for Node do on the Gemini API, written anew, with our client in place of the official one. */

const model = 'gemini-2.5-flash';
const rows: InlinedRequest[] = ['Why is the sky blue?', 'Who was Ada Lovelace?'].map((text, index) => ({
  contents: [{ role: 'user', parts: [{ text }] }],
  metadata: { key: `row-${index}` },
}));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'samples-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Writes lines to a file of this machine, as the samples do before they upload it. */
async function writeLines(name: string, lines: readonly object[]): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
}

/** The lines of a job's output file, by their keys. */
async function downloadLines(client: GoogleGenAI, job: BatchJob, name: string): Promise<Map<string, object>> {
  const downloadPath = path.join(folder, name);
  await client.files.download({ file: job.dest?.fileName ?? '', downloadPath });
  const lines = (await readFile(downloadPath, 'utf8')).split('\n').filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line)).map(({ key, ...line }) => [key, line]));
}

describe.for(doors)('on the Gemini API, at the $name door', (door) => {
  cloudAtDoor(door);
  const connect = (): GoogleGenAI => new GoogleGenAI({ apiKey: 'any' });

  test('rows within the request are answered within the job', async () => {
    const client = connect();
    const created = await client.batches.create({ model, src: rows, config: { displayName: 'inlined' } });
    const { job, states } = await follow(client, created);

    expect(created.name).toMatch(/^batches\//);
    expect(states).toEqual(wentWell);
    expect(job.displayName).toBe('inlined');
    const answers = job.dest?.inlinedResponses ?? [];
    expect(answers.map(({ metadata }) => metadata)).toEqual([{ key: 'row-0' }, { key: 'row-1' }]);
    for (const { response, error } of answers) {
      expect(error).toBeUndefined();
      expect(response?.candidates?.[0]?.content?.parts?.[0]?.text).toEqual(expect.any(String));
    }
  });

  test('rows of an uploaded file are answered in a file to download', async () => {
    const client = connect();
    const requests = rows.map(({ contents }, index) => ({ key: `row-${index}`, request: { contents } }));
    const file = await client.files.upload({
      file: await writeLines(`${door.name}-requests.jsonl`, requests),
      config: { displayName: 'requests', mimeType: 'jsonl' },
    });
    const created = await client.batches.create({ model, src: file.name ?? '' });
    const { job, states } = await follow(client, created);

    expect(states).toEqual(wentWell);
    const answers = await downloadLines(client, job, `${door.name}-answers.jsonl`);
    expect([...answers.keys()].toSorted()).toEqual(['row-0', 'row-1']);
    for (const answer of answers.values()) {
      expect(answer).toMatchObject({
        response: { candidates: [{ content: { parts: [{ text: expect.any(String) }] } }] },
      });
    }
  });

  test('contents within the request get embeddings within the job, in their order', async () => {
    const client = connect();
    const created = await client.batches.createEmbeddings({
      model: 'gemini-embedding-001',
      src: { inlinedRequests: { contents: ['one', 'two', 'three'], config: { outputDimensionality: 64 } } },
    });
    const { job, states } = await follow(client, created);

    expect(states).toEqual(wentWell);
    const vectors = (job.dest?.inlinedEmbedContentResponses ?? []).map(({ response }) => response?.embedding?.values);
    expect(vectors.map((values) => values?.length)).toEqual([64, 64, 64]);
    expect(new Set(vectors.map((values) => JSON.stringify(values))).size).toBe(3);
  });

  test('contents of an uploaded file get embeddings in a file to download', async () => {
    const client = connect();
    const lines = ['one', 'two'].map((text) => ({ key: text, request: { content: { parts: [{ text }] } } }));
    const file = await client.files.upload({
      file: await writeLines(`${door.name}-contents.jsonl`, lines),
      config: { mimeType: 'application/json' },
    });
    const created = await client.batches.createEmbeddings({
      model: 'gemini-embedding-001',
      src: { fileName: file.name ?? '' },
    });
    const { job, states } = await follow(client, created);

    expect(states).toEqual(wentWell);
    const embeddings = await downloadLines(client, job, `${door.name}-embeddings.jsonl`);
    expect([...embeddings.keys()].toSorted()).toEqual(['one', 'two']);
    for (const line of embeddings.values()) {
      const { response } = line as { response?: { embedding?: { values?: number[] } } };
      expect(response?.embedding?.values?.length).toBeGreaterThan(0);
    }
  });

  test('a job that is cancelled ends as cancelled', async () => {
    const client = connect();
    const created = await client.batches.create({ model, src: rows });
    await client.batches.cancel({ name: created.name });
    const { states } = await follow(client, created);
    expect(states.at(-1)).toBe('JOB_STATE_CANCELLED');
  });

  test('jobs and files are listed, over several pages', async () => {
    const client = connect();
    const jobs = new Set<string>();
    const files = new Set<string | undefined>();
    for (const text of ['one', 'two', 'three']) {
      jobs.add((await client.batches.create({ model, src: rows, config: { displayName: text } })).name);
      files.add((await client.files.upload({ file: new Blob([text], { type: 'text/plain' }) })).name);
    }
    const listedJobs: string[] = [];
    for await (const job of await client.batches.list({ config: { pageSize: 2 } })) listedJobs.push(job.name);
    expect([listedJobs.length, new Set(listedJobs)]).toEqual([3, jobs]);

    const listedFiles: (string | undefined)[] = [];
    for await (const file of await client.files.list({ config: { pageSize: 2 } })) listedFiles.push(file.name);
    expect([listedFiles.length, new Set(listedFiles)]).toEqual([3, files]);
  });

  test('a deleted job is gone, and so is a deleted file', async () => {
    const client = connect();
    const { job } = await follow(client, await client.batches.create({ model, src: rows }));
    await client.batches.delete({ name: job.name });
    const { name = '' } = await client.files.upload({ file: new Blob(['text'], { type: 'text/plain' }) });
    await client.files.delete({ name });

    const errors = await Promise.all([
      client.batches.get({ name: job.name }).catch((reason: unknown) => reason),
      client.files.get({ name }).catch((reason: unknown) => reason),
    ]);
    // The service does not tell a file that is gone from one of somebody else.
    expect(errors).toMatchObject([{ status: 404 }, { status: 403 }]);
    for (const error of errors) expect(error).toBeInstanceOf(ApiError);
  });
});
