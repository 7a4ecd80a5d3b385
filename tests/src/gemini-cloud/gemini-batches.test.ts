import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMockCloud, type MockCloud } from '@genai-batch/mock-api';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { doors } from '../doors/open-door.ts';
import { clients } from './clients.ts';

type AnyClient = ReturnType<(typeof clients)[number]['create']>;

interface Line {
  key: string;
  response?: { candidates: { content: { parts: { text: string }[] } }[] };
  error?: { code: number; message: string };
}

/** Looks at a batch until it has ended; the states it was seen in, and how it stood in the end. */
async function follow(
  client: AnyClient,
  name: string | undefined,
): Promise<{ states: string[]; ended: Awaited<ReturnType<AnyClient['batches']['get']>> }> {
  const states: string[] = [];
  for (let look = 0; look < 9; look += 1) {
    const ended = await client.batches.get({ name: String(name) });
    states.push(String(ended.state));
    if (!/PENDING|RUNNING/.test(states.at(-1)!)) return { states, ended };
  }
  throw new Error(`${name} has not ended: ${states.join(', ')}`);
}

const usual = ['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED'];
const MODEL = 'gemini-2.5-flash';

describe.for(doors)('at the $name door', (door) => {
  let cloud: MockCloud;
  let open: Awaited<ReturnType<typeof door.open>>;
  let folder: string;
  beforeEach(async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    folder = await mkdtemp(join(tmpdir(), 'gemini-cloud-'));
    cloud = createMockCloud({ seed: 7 });
    open = await door.open(cloud);
  });
  afterEach(async () => {
    await open.close();
    await cloud.close();
    await rm(folder, { recursive: true });
  });

  describe.for(clients)('$name', ({ create }) => {
    test('has rows answered in the job itself, in their order, with their metadata', async () => {
      const client = create('any-key');
      const job = await client.batches.create({
        model: MODEL,
        src: ['one', 'two'].map((contents) => ({
          contents,
          metadata: { key: contents },
          config: {
            temperature: 0.5,
            responseSchema: { type: 'OBJECT', properties: { a: { type: 'STRING' } } } as never,
          },
        })),
        config: { displayName: 'two rows' },
      });
      expect(job).toMatchObject({ displayName: 'two rows', state: 'JOB_STATE_PENDING', model: `models/${MODEL}` });
      const { states, ended } = await follow(client, job.name);
      expect(states).toEqual(usual);
      expect(ended.dest?.inlinedResponses?.map(({ metadata }) => metadata)).toEqual([{ key: 'one' }, { key: 'two' }]);
      expect(ended.dest?.inlinedResponses?.[1]?.response?.candidates?.[0]?.content?.parts?.[0]?.text).toContain(
        '“two”',
      );
    });

    test('uploads a file, has its lines answered, and downloads the answers', async () => {
      const client = create('any-key');
      const rows = Array.from({ length: 25 }, (_, index) => ({
        key: `row-${index}`,
        request: { contents: [{ role: index === 3 ? 'system' : 'user', parts: [{ text: `What is ${index}?` }] }] },
      }));
      const path = join(folder, 'in.jsonl');
      await writeFile(path, rows.map((row) => JSON.stringify(row)).join('\n'));
      const file = await client.files.upload({ file: path, config: { mimeType: 'jsonl', displayName: 'my rows' } });
      expect(file).toMatchObject({
        displayName: 'my rows',
        sizeBytes: String((await stat(path)).size),
        state: 'ACTIVE',
      });

      const job = await client.batches.create({ model: MODEL, src: String(file.name) });
      const { states, ended } = await follow(client, job.name);
      expect(states).toEqual(usual);
      const fileName = String(ended.dest?.fileName);
      expect(fileName).toBe(`files/batch-${job.name?.slice('batches/'.length)}`);
      const downloadPath = join(folder, 'out.jsonl');
      await client.files.download({ file: fileName, downloadPath });
      // The official client returns before the file is written.
      await vi.waitFor(async () => expect((await readFile(downloadPath, 'utf8')).split('\n')).toHaveLength(26));
      const lines = (await readFile(downloadPath, 'utf8'))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Line);
      expect(new Set(lines.map(({ key }) => key))).toEqual(new Set(rows.map(({ key }) => key)));
      for (const { key, response, error } of lines) {
        if (key === 'row-3') expect(error).toEqual({ code: 3, message: 'Please use a valid role: user, model.' });
        else expect(response?.candidates[0]?.content.parts[0]?.text).toContain(`What is ${key.slice(4)}?`);
      }
      await expect(client.files.get({ name: fileName })).rejects.toThrow('cannot be more than 40 characters');
    });

    test('makes embeddings, near for near texts', async () => {
      const client = create('any-key');
      const contents = ['How do I bake bread?', 'How do I bake a bread?', 'The shortest day of Jupiter'];
      const job = await client.batches.createEmbeddings({
        model: 'gemini-embedding-001',
        src: { inlinedRequests: { contents, config: { outputDimensionality: 256 } } },
      });
      const { ended } = await follow(client, job.name);
      const vectors = (ended.dest?.inlinedEmbedContentResponses ?? []).map(
        ({ response }) => response?.embedding?.values ?? [],
      );
      const likeness = (a: number[] = [], b: number[] = []): number =>
        a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
      expect(vectors.map(({ length }) => length)).toEqual([256, 256, 256]);
      expect(likeness(vectors[0], vectors[1])).toBeGreaterThan(likeness(vectors[0], vectors[2]) + 0.1);
    });

    test('lists all batches and files, page by page', async () => {
      const client = create('any-key');
      const made: unknown[] = [];
      for (let count = 0; count < 5; count += 1) {
        made.unshift((await client.batches.create({ model: MODEL, src: [{ contents: 'hi' }] })).name);
        await client.files.upload({
          file: new Blob([`file ${count}`]),
          config: { mimeType: 'text/plain', name: `file-${count}` },
        });
      }
      const jobs: string[] = [];
      for await (const { name } of await client.batches.list({ config: { pageSize: 2 } })) jobs.push(String(name));
      expect(jobs).toEqual(made);
      const files = await Array.fromAsync(await client.files.list({ config: { pageSize: 2 } }), ({ name }) => name);
      expect(files).toEqual([4, 3, 2, 1, 0].map((count) => `files/file-${count}`));
    });

    test('cancels a batch, and deletes what it has', async () => {
      const client = create('any-key');
      const job = await client.batches.create({ model: MODEL, src: [{ contents: 'hi' }] });
      await client.batches.cancel({ name: String(job.name) });
      const { ended } = await follow(client, job.name);
      expect(ended).toMatchObject({ state: 'JOB_STATE_CANCELLED' });
      expect(ended.dest).toBeUndefined();
      await client.batches.delete({ name: String(job.name) });
      await expect(client.batches.get({ name: String(job.name) })).rejects.toMatchObject({ status: 404 });

      const { name } = await client.files.upload({ file: new Blob(['hi']), config: { mimeType: 'text/plain' } });
      expect((await client.files.get({ name: String(name) })).sizeBytes).toBe('2');
      await client.files.delete({ name: String(name) });
      await expect(client.files.get({ name: String(name) })).rejects.toMatchObject({ status: 403 });
    });

    test('learns at once which lines of a file are wrong', async () => {
      const client = create('any-key');
      const line = '{"key":"a","request":{"contents":[{"parts":[{"text":"hi"}]}],"temperature":1}}';
      const file = await client.files.upload({ file: new Blob([line]), config: { mimeType: 'jsonl' } });
      await expect(client.batches.create({ model: MODEL, src: String(file.name) })).rejects.toMatchObject({
        status: 400,
        message: expect.stringMatching(
          /Error on line 1: invalid JSON, near column \d+: no such field: 'temperature'/,
        ) as unknown,
      });
    });

    test('uploads a file of several chunks', async () => {
      const client = create('any-key');
      const bytes = 8_388_608 + 1000;
      const file = await client.files.upload({
        file: new Blob([new Uint8Array(bytes)]),
        config: { mimeType: 'text/plain' },
      });
      expect(file.sizeBytes).toBe(String(bytes));
    });
  });

  test('a program on this machine hears of the end of a batch', async () => {
    const heard: { type?: string; data?: { id?: string } }[] = [];
    const receiver: Server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        heard.push(JSON.parse(String(Buffer.concat(chunks))) as object);
        response.end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    try {
      const client = clients[0]!.create('any-key');
      const uri = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
      const job = await client.batches.create({
        model: MODEL,
        src: [{ contents: 'hi' }],
        config: { webhookConfig: { uris: [uri] } },
      });
      await follow(client, job.name);
      await cloud.webhooks.settled();
      expect(heard).toMatchObject([{ type: 'batch.succeeded', data: { id: job.name } }]);
    } finally {
      receiver.close();
    }
  });
});

test('both clients get the same answers at every door', async () => {
  const seen: string[] = [];
  for (const door of doors) {
    for (const { create } of clients) {
      const cloud = createMockCloud({ seed: 7 });
      const open = await door.open(cloud);
      try {
        const client = create('any-key');
        const { name } = await client.batches.create({ model: MODEL, src: [{ contents: 'hi' }, { contents: 'why?' }] });
        const { states, ended } = await follow(client, name);
        seen.push(
          JSON.stringify([name, states, ended.createTime, ended.endTime, cloud.batches.inlinedResponses(String(name))]),
        );
      } finally {
        await open.close();
        await cloud.close();
      }
    }
  }
  expect(seen).toHaveLength(doors.length * clients.length);
  expect(new Set(seen).size).toBe(1);
});

test('a key that a cloud issued finds it among many', async () => {
  const [mine, other] = [createMockCloud(), createMockCloud()];
  const opened = [await doors[0]!.open(mine), await doors[0]!.open(other)];
  try {
    const client = clients[1]!.create(mine.apiKeys.issue());
    await client.batches.create({ model: MODEL, src: [{ contents: 'hi' }] });
    await client.files.upload({ file: new Blob(['hi']), config: { mimeType: 'text/plain' } });
    expect([mine.batches.list().length, mine.files.list().length]).toEqual([1, 1]);
    expect([other.batches.list().length, other.files.list().length]).toEqual([0, 0]);
  } finally {
    for (const door of opened.toReversed()) await door.close();
    await Promise.all([mine.close(), other.close()]);
  }
});
