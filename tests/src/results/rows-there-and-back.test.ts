import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BatchJob, Client, type RowOutcome, type Unmatched } from '@genai-batch/core';
import type { MockCloud } from '@genai-batch/mock-api';
import { waitingClock } from '@genai-batch/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { cloudAtDoor } from '../doors/cloud-at-door.ts';
import { doors } from '../doors/open-door.ts';

type Rows = readonly (RowOutcome<unknown> | Unmatched)[];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'there-and-back-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const gemini = { model: 'gemini-2.5-flash', row: (key: string) => ({ key, contents: `Say ${key}` }) };
const claude = {
  model: 'publishers/anthropic/models/claude-3-5-haiku',
  row: (key: string) => ({
    custom_id: key,
    request: {
      messages: [{ role: 'user', content: `Say ${key}` }],
      anthropic_version: 'vertex-2023-10-16',
      max_tokens: 50,
    },
  }),
};
const text = expect.any(String);
const vector = expect.arrayContaining([expect.any(Number)]);

/** Models of Vertex AI, a row for each, and what comes back. */
const families: readonly { family: string; model: string; row: (key: string) => object; output: unknown }[] = [
  { family: 'Gemini', ...gemini, output: text },
  { family: 'Claude', ...claude, output: text },
  {
    family: 'an open model',
    model: 'publishers/meta/models/llama-3.1-405b-instruct-maas',
    row: (key) => ({ custom_id: key, body: { messages: [{ role: 'user', content: `Say ${key}` }], max_tokens: 50 } }),
    output: text,
  },
  {
    family: 'a Gemini embedding model',
    model: 'gemini-embedding-001',
    row: (key) => ({ key, request: { content: { parts: [{ text: key }] } } }),
    output: vector,
  },
  {
    family: 'a text embedding model',
    model: 'text-embedding-005',
    row: (key) => ({ key, content: key }),
    output: vector,
  },
];

const byKey = (rows: Rows): Map<string, RowOutcome<unknown>> =>
  new Map(rows.map((row) => [row.status === 'unmatched' ? `unmatched ${row.lineNumber}` : row.key, row as RowOutcome]));

const waitFor = (client: Client, job: BatchJob, cloud: MockCloud): Promise<BatchJob> =>
  client.batches.wait(job, { clock: waitingClock(cloud) });

describe.for(doors)('on Vertex AI, at the $name door', (door) => {
  const cloud = cloudAtDoor(door);
  const connect = (): Client =>
    new Client({
      enterprise: true,
      project: cloud().project,
      location: cloud().location,
      clock: waitingClock(cloud()),
    });
  const stage = 'gs://stage/rows';

  test.for(families)('rows for $family go there and come back', async ({ model, row, output }) => {
    const client = connect();
    const keys = ['a', 'b', 'ü\u2028'];
    const job = await client.batches.create({ model, src: keys.map(row), config: { stage } });
    expect(job.src?.gcsUri?.[0]).toMatch(/^gs:\/\/stage\/rows\/genai-batch-staged-.*\/rows\.jsonl$/);

    const ended = await waitFor(client, job, cloud());
    const rows = byKey(await Array.fromAsync(client.batches.results(ended)));
    expect([...rows.keys()].toSorted()).toEqual(keys.toSorted());
    for (const outcome of rows.values()) expect(outcome).toMatchObject({ status: 'ok', output });
  });

  test('rows for a model of one’s own go there and come back, those that fail too', async () => {
    cloud().models.add('7', {
      predict: ({ instance }) => {
        const { x } = instance as { x: number };
        if (x < 0) throw new Error('x must not be negative');
        return { square: x * x };
      },
    });
    const client = connect();
    const job = await client.batches.create({
      model: `projects/${cloud().project}/locations/${cloud().location}/models/7`,
      src: [
        { id: 'two', x: 2 },
        { id: 'minus', x: -1 },
      ],
      config: {
        stage,
        family: 'own-model',
        httpOptions: { extraBody: { instanceConfig: { instanceType: 'object', keyField: 'id' } } },
      },
    });
    const ended = await waitFor(client, job, cloud());
    const rows = byKey(await Array.fromAsync(client.batches.results(ended)));
    expect(rows.get('two')).toMatchObject({ status: 'ok' });
    expect(rows.get('minus')).toMatchObject({ status: 'error' });
    expect(rows.size).toBe(2);

    const fromJson = JSON.parse(JSON.stringify(ended)) as BatchJob;
    for (const told of [ended, fromJson, { name: ended.name }]) {
      for (const key of [undefined, 'id', 'key']) {
        const counted = await Array.fromAsync(client.batches.results(told, { expect: 'source', key }));
        expect(counted.map(({ status, key: name }) => `${name}: ${status}`)).toEqual(['two: ok', 'minus: error']);
      }
    }
  });

  test.for([
    ['plain', 'rows.jsonl', (lines: string) => lines],
    ['packed', 'rows.jsonl.gz', (lines: string) => gzipSync(lines)],
  ] as const)('rows of a file on this machine, %s', async ([, name, pack]) => {
    const file = path.join(folder, `${door.name}-${name}`);
    const lines = ['a', 'b'].map((key) => `${JSON.stringify(claude.row(key))}\r\n`).join('');
    await writeFile(file, pack(`\uFEFF${lines}`));
    const client = connect();
    const progress: number[] = [];
    const job = await client.batches.create({
      model: claude.model,
      src: file,
      config: { stage, dest: 'gs://out/of', onProgress: ({ sentBytes }) => progress.push(sentBytes) },
    });
    const ended = await waitFor(client, job, cloud());
    const rows = byKey(await Array.fromAsync(client.batches.results(ended)));
    expect([...rows.keys()].toSorted()).toEqual(['a', 'b']);
    expect(progress.at(-1)).toBe(Buffer.byteLength(lines) - 2);
  });

  test('what was staged for a create that is refused is deleted; what a job may read stays, until it is swept', async () => {
    const client = connect();
    const src = [claude.row('a')];
    cloud().faults.add({ at: 'vertex.batchPredictionJobs.create', nth: 1, fault: 'INVALID_ARGUMENT' });
    cloud().faults.add({ at: 'vertex.batchPredictionJobs.create', nth: 2, fault: 'reset-after' });
    await expect(client.batches.create({ model: claude.model, src, config: { stage } })).rejects.toMatchObject({
      status: 400,
    });
    expect(await cloud().bucket('stage').list()).toEqual([]);

    const creating = client.batches.create({ model: claude.model, src, config: { stage } });
    await expect(creating).rejects.toMatchObject({ outcome: 'unknown' });
    const [staged] = await cloud().bucket('stage').list();
    await expect(creating).rejects.toThrow(` Its rows stay at gs://stage/${staged}.`);

    await cloud().bucket('stage').put('rows/mine.jsonl', 'x');
    const olderThanMs = -1;
    expect(await client.batches.sweepStaged({ stage: `${stage}/other`, olderThanMs })).toEqual({
      deleted: [],
      kept: 0,
    });
    // The cloud's time is months before this machine's.
    expect(await client.batches.sweepStaged({ stage })).toEqual({ deleted: [], kept: 1 });
    expect(await client.batches.sweepStaged({ stage, olderThanMs })).toEqual({
      deleted: [`gs://stage/${staged}`],
      kept: 0,
    });
    expect(await cloud().bucket('stage').list()).toEqual(['rows/mine.jsonl']);
  });

  test.for(['JOB_STATE_CANCELLED', 'JOB_STATE_EXPIRED', 'JOB_STATE_FAILED', 'JOB_STATE_PARTIALLY_SUCCEEDED'] as const)(
    'of a job that ends as %s, the rows that were done can be read',
    async (state) => {
      const client = connect();
      const src = Array.from({ length: 20 }, (_, at) => claude.row(`r${at}`));
      const job = await client.batches.create({ model: claude.model, src, config: { stage } });
      await cloud().jobs.force(job.name, state, { rows: 3 });
      const ended = await waitFor(client, job, cloud());
      expect(ended.state).toBe(state);
      const rows = await Array.fromAsync(client.batches.results(ended));
      expect(rows.map((row) => row.status)).toEqual(['ok', 'ok', 'ok']);
      // So too by looking for them, where a job does not say where they are.
      const { outputInfo: _, ...untold } = ended;
      expect(await Array.fromAsync(client.batches.results(untold))).toEqual(rows);
    },
  );

  test.for(['JOB_STATE_CANCELLED', 'JOB_STATE_EXPIRED', 'JOB_STATE_FAILED'] as const)(
    'a job that ends as %s before anything is done says that there are no results',
    async (state) => {
      const client = connect();
      const job = await client.batches.create({ model: claude.model, src: [claude.row('a')], config: { stage } });
      await cloud().jobs.force(job.name, state);
      const ended = await waitFor(client, job, cloud());
      await expect(Array.fromAsync(client.batches.results(ended))).rejects.toMatchObject({ name: 'JobFailedError' });
    },
  );

  test('a job that failed says why there are no results', async () => {
    cloud().faults.add({ job: 'doomed', fault: 'fail', status: 'INTERNAL', message: 'Out of luck.' });
    const client = connect();
    const job = await client.batches.create({
      model: claude.model,
      src: [claude.row('a')],
      config: { stage, displayName: 'doomed' },
    });
    const ended = await waitFor(client, job, cloud());
    await expect(Array.fromAsync(client.batches.results(ended))).rejects.toMatchObject({
      name: 'JobFailedError',
      message: expect.stringContaining('Out of luck.') as unknown,
    });
  });

  test('without a stage nothing is sent', async () => {
    const creating = connect().batches.create({ model: claude.model, src: [claude.row('a')] });
    await expect(creating).rejects.toMatchObject({ name: 'ConfigurationError' });
    expect(cloud().journal.requests({ operation: 'vertex' })).toEqual([]);
  });
});

describe.for(doors)('on the Gemini API, at the $name door', (door) => {
  const cloud = cloudAtDoor(door);
  const connect = (): Client => new Client({ apiKey: 'any', enterprise: false, clock: waitingClock(cloud()) });

  test.for([3, 700])('%i rows go there and come back', async (count) => {
    const client = connect();
    const keys = Array.from({ length: count }, (_, at) => `row-${at}`);
    const job = await client.batches.create({ model: gemini.model, src: keys.map(gemini.row) });
    const ended = await waitFor(client, job, cloud());
    expect(ended.dest?.fileName === undefined).toBe(count === 3);
    const rows = byKey(await Array.fromAsync(client.batches.results(ended)));
    expect([...rows.keys()].toSorted()).toEqual(keys.toSorted());
    for (const outcome of rows.values()) expect(outcome).toMatchObject({ status: 'ok', output: text });
    // A job of which only the name is known is looked at first.
    expect(await Array.fromAsync(client.batches.results({ name: job.name }))).toHaveLength(count);
  });

  test('notes in the metadata of rows within the request come back beside the keys', async () => {
    const client = connect();
    const src = ['a', 'b'].map((key) => ({ ...gemini.row(key), metadata: { team: `team of ${key}` } }));
    const job = await client.batches.create({ model: gemini.model, src: src.values() });
    const ended = await waitFor(client, job, cloud());
    const told = ended.dest?.inlinedResponses?.map(({ metadata }) => metadata);
    expect(told).toHaveLength(2);
    expect(told).toEqual(
      expect.arrayContaining([
        { key: 'a', team: 'team of a' },
        { key: 'b', team: 'team of b' },
      ]),
    );
    const rows = byKey(await Array.fromAsync(client.batches.results(ended, { expect: ['a', 'b'] })));
    expect([...rows.keys()].toSorted()).toEqual(['a', 'b']);
  });

  test('rows to embed go there, and vectors come back', async () => {
    const client = connect();
    const src = ['a', 'b'].map((key) => ({ key, request: { content: { parts: [{ text: key }] } } }));
    const job = await client.batches.create({ model: 'gemini-embedding-001', src });
    const ended = await waitFor(client, job, cloud());
    const rows = byKey(await Array.fromAsync(client.batches.results(ended)));
    expect([...rows.keys()].toSorted()).toEqual(['a', 'b']);
    for (const outcome of rows.values()) expect(outcome).toMatchObject({ status: 'ok', output: vector });
  });

  test('rows of the official client without keys are never matched by their place', async () => {
    const client = connect();
    const job = await client.batches.create({ model: gemini.model, src: [{ contents: 'a' }, { contents: 'b' }] });
    const ended = await waitFor(client, job, cloud());
    const rows = await Array.fromAsync(client.batches.results(ended));
    expect(rows).toHaveLength(2);
    for (const row of rows) expect([row.status, row.key]).toEqual(['unmatched', undefined]);
  });

  test('a download that breaks goes on where it broke', async () => {
    const client = connect();
    const keys = Array.from({ length: 700 }, (_, at) => `row-${at}`);
    const job = await client.batches.create({ model: gemini.model, src: keys.map(gemini.row) });
    const ended = await waitFor(client, job, cloud());
    const fault = cloud().faults.add({
      at: 'gemini.files.download',
      nth: 1,
      fault: 'return-broken-stream-after-1K',
    });
    const rows = byKey(await Array.fromAsync(client.batches.results(ended)));
    expect(fault.fired).toBe(1);
    expect([...rows.keys()].toSorted()).toEqual(keys.toSorted());
  });
});

describe('where timers run as fast as they can', () => {
  const cloud = cloudAtDoor(doors.find(({ name }) => name === 'in-process')!);
  beforeEach(
    () => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }).setTimerTickMode('nextTimerAsync'),
  );
  afterEach(() => void vi.useRealTimers());

  test.for(['UNAVAILABLE', 'return-reset-connection-after-256K'] as const)(
    'an upload that breaks (%s) goes on, and the rows arrive whole',
    async (word) => {
      const fault = cloud().faults.add({ at: 'storage.objects.insert', nth: 2, fault: word });
      const client = new Client({ enterprise: true, project: cloud().project, location: cloud().location });
      const keys = Array.from({ length: 3000 }, (_, at) => `r${at}`);
      const src = keys.map((key) => claude.row(key));
      const job = await client.batches.create({ model: claude.model, src, config: { stage: 'gs://stage' } });
      expect(fault.fired).toBe(1);
      const ended = await client.batches.wait(job, { clock: waitingClock(cloud()) });
      const rows = byKey(await Array.fromAsync(client.batches.results(ended)));
      expect([...rows.keys()].toSorted()).toEqual(keys.toSorted());
    },
  );
});
