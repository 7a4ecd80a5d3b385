import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { MockCloudOptions } from '../../model/mock-cloud-options.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';

const HOST = 'https://us-central1-aiplatform.googleapis.com/v1beta1/projects/mock-project/locations/us-central1';

const opened: MockCloud[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((cloud) => cloud.close()));
});

function open(options?: MockCloudOptions): MockCloud {
  const cloud = createMockCloud(options);
  opened.push(cloud);
  return cloud;
}

interface Job {
  name: string;
  displayName: string;
  state: string;
}

interface ListAnswer {
  batchPredictionJobs?: Job[];
  nextPageToken?: string;
}

function create(cloud: MockCloud, displayName: string, facts: { location?: string } = {}): string {
  const job = cloud.jobs.create({
    project: 'mock-project',
    location: 'us-central1',
    displayName,
    model: 'publishers/google/models/gemini-2.5-flash',
    source: { kind: 'gcs', uris: ['gs://cloud-samples-data/batch/prompt_for_batch_gemini_predict.jsonl'] },
    destination: { kind: 'gcs', uriPrefix: 'gs://out' },
    ...facts,
  });
  return job.id;
}

async function call(cloud: MockCloud, path: string, method = 'GET'): Promise<{ status: number; body: unknown }> {
  const answer = await cloud.fetch(`${HOST}/${path}`, { method, headers: { authorization: 'Bearer t' } });
  return { status: answer.status, body: await answer.json() };
}

async function list(cloud: MockCloud, query: Readonly<Record<string, string>> = {}): Promise<ListAnswer> {
  const { status, body } = await call(cloud, `batchPredictionJobs?${new URLSearchParams(query).toString()}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as ListAnswer;
}

async function listAll(cloud: MockCloud, query: Readonly<Record<string, string>> = {}): Promise<Job[]> {
  const jobs: Job[] = [];
  let pageToken: string | undefined;
  do {
    const page = await list(cloud, { ...query, ...(pageToken && { pageToken }) });
    jobs.push(...(page.batchPredictionJobs ?? []));
    pageToken = page.nextPageToken;
  } while (pageToken);
  return jobs;
}

const names = (jobs: readonly Job[] = []): string[] => jobs.map(({ displayName }) => displayName);

describe('a list of jobs', () => {
  test('has the newest first, of its own project and location alone, and no token on its last page', async () => {
    const cloud = open({ clock: 'manual' });
    expect(await list(cloud)).toEqual({});
    for (const name of ['a', 'b', 'c']) create(cloud, name);
    create(cloud, 'elsewhere', { location: 'europe-west4' });
    const first = await list(cloud, { pageSize: '2' });
    expect(names(first.batchPredictionJobs)).toEqual(['c', 'b']);
    const last = await list(cloud, { page_size: '2', page_token: first.nextPageToken ?? '' });
    expect(names(last.batchPredictionJobs)).toEqual(['a']);
    expect(last).not.toHaveProperty('nextPageToken');
  });

  test('shows each job as a get does', async () => {
    const cloud = open({ clock: 'manual' });
    const id = create(cloud, 'a');
    const { body } = await call(cloud, `batchPredictionJobs/${id}`);
    expect(await list(cloud)).toEqual({ batchPredictionJobs: [body] });
  });

  test('is limited to what a filter says', async () => {
    const cloud = open({ clock: 'manual' });
    for (const name of ['genai_1', 'other', 'genai_2']) create(cloud, name);
    expect(names(await listAll(cloud, { filter: 'display_name:"genai_*"', pageSize: '1' }))).toEqual([
      'genai_2',
      'genai_1',
    ]);
    expect(await list(cloud, { filter: 'state="JOB_STATE_SUCCEEDED"' })).toEqual({});
  });

  test('shows only the fields of a mask, in either spelling', async () => {
    const cloud = open({ clock: 'manual' });
    create(cloud, 'a');
    const { batchPredictionJobs } = await list(cloud, { readMask: 'display_name,inputConfig.gcs_source,error.code' });
    const uris = ['gs://cloud-samples-data/batch/prompt_for_batch_gemini_predict.jsonl'];
    expect(batchPredictionJobs).toEqual([{ displayName: 'a', inputConfig: { gcsSource: { uris } } }]);
    expect(await list(cloud, { readMask: '*' })).toEqual(await list(cloud));
  });

  test.for<[query: string, says: string]>([
    ['filter=state%3D%22DONE%22', 'Invalid filter: "DONE" is not a state of a job, at character 7'],
    ['pageSize=many', `Invalid value at 'page_size' (TYPE_INT32), "many"`],
    ['pageSize=-1', 'page_size must not be negative'],
    ['pageToken=nonsense', 'Invalid page token'],
    ['readMask=colour', 'a BatchPredictionJob has no field "colour"'],
    ['readMask=inputConfig.colour', 'a BatchPredictionJob has no field "inputConfig.colour"'],
    ['orderBy=name', 'Unknown name "orderBy": Cannot bind query parameter.'],
  ])('with %s is refused', async ([query, says]) => {
    expect(await call(open(), `batchPredictionJobs?${query}`)).toMatchObject({
      status: 400,
      body: { error: { code: 400, status: 'INVALID_ARGUMENT', message: expect.stringContaining(says) as string } },
    });
  });

  test('takes no token of another list, nor one that was tampered with', async () => {
    const cloud = open({ clock: 'manual' });
    for (const name of ['a', 'b']) create(cloud, name);
    const { nextPageToken = '' } = await list(cloud, { pageSize: '1' });
    expect(nextPageToken).not.toBe('');
    for (const query of [`filter=labels.a:*&pageToken=${nextPageToken}`, `pageToken=${nextPageToken}A`]) {
      expect(await call(cloud, `batchPredictionJobs?${query}`)).toMatchObject({ status: 400 });
    }
  });

  test('has an empty token on its last page, or empty pages between others, where a client is tested against it', async () => {
    const cloud = open({ clock: 'manual', vertex: { listTokens: 'empty', emptyPages: true } });
    for (const name of ['a', 'b']) create(cloud, name);
    const first = await list(cloud, { pageSize: '1' });
    expect(names(first.batchPredictionJobs)).toEqual(['b']);
    const empty = await list(cloud, { pageSize: '1', pageToken: first.nextPageToken ?? '' });
    expect(empty).toEqual({ nextPageToken: expect.stringMatching(/./) as string });
    const last = await list(cloud, { pageSize: '1', pageToken: empty.nextPageToken ?? '' });
    expect(last).toMatchObject({ nextPageToken: '' });
    expect(names(last.batchPredictionJobs)).toEqual(['a']);
  });

  test('has as many jobs on a page as the cloud says, at the most', async () => {
    const cloud = open({ clock: 'manual', vertex: { pageSize: 2 } });
    for (const name of ['a', 'b', 'c']) create(cloud, name);
    expect(names((await list(cloud, { pageSize: '50' })).batchPredictionJobs)).toEqual(['c', 'b']);
    expect(names((await list(cloud)).batchPredictionJobs)).toEqual(['c', 'b']);
  });

  test('writes enums and counts as it is asked to', async () => {
    const cloud = open({ clock: 'manual', vertex: { int64: 'numbers' } });
    await cloud.prepare();
    create(cloud, 'a');
    await cloud.clock.advance(180_000);
    const path = `batchPredictionJobs?$alt=json;enum-encoding=int`;
    expect((await call(cloud, path)).body).toMatchObject({
      batchPredictionJobs: [{ state: 4, completionStats: { successfulCount: 4 } }],
    });
  });
});

test('pages have every job once that was there all the time, whatever is created and deleted between them', () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.record({ creates: fc.nat({ max: 2 }), deletes: fc.option(fc.nat({ max: 11 })) }), { maxLength: 8 }),
      fc.boolean(),
      async (count, pageSize, betweenPages, emptyPages) => {
        const cloud = createMockCloud({ clock: 'manual', vertex: { emptyPages } });
        const ids = Array.from({ length: count }, (_, index) => create(cloud, `old-${index}`));
        await cloud.clock.advance(180_000);
        const deleted = new Set<string>();
        const seen: string[] = [];
        const acts = [...betweenPages];
        let pageToken: string | undefined;
        do {
          const page = await list(cloud, { pageSize: String(pageSize), ...(pageToken && { pageToken }) });
          seen.push(...(page.batchPredictionJobs ?? []).map(({ name }) => name.split('/').at(-1) ?? ''));
          const act = acts.shift();
          for (let made = 0; made < (act?.creates ?? 0); made += 1) create(cloud, 'new');
          const doomed = ids[act?.deletes ?? -1];
          if (doomed !== undefined && !deleted.has(doomed)) {
            expect(await call(cloud, `batchPredictionJobs/${doomed}`, 'DELETE')).toMatchObject({ status: 200 });
            deleted.add(doomed);
          }
          pageToken = page.nextPageToken;
        } while (pageToken);
        await cloud.close();
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toEqual(seen.toSorted((a, b) => ids.indexOf(b) - ids.indexOf(a)));
        for (const id of ids) if (!deleted.has(id)) expect(seen).toContain(id);
      },
    ),
    { numRuns: 60 },
  ));

describe('polling by lists alone', () => {
  test('sees every state of every job, and comes to an end', async () => {
    const cloud = open({
      timing: ({ displayName }) => (displayName === 'slow' ? { runningMs: 3_600_000 } : undefined),
    });
    for (const name of ['quick', 'slow']) create(cloud, name);
    const seen: Record<string, string[]> = {};
    for (let poll = 0; poll < 12; poll += 1) {
      for (const { displayName, state } of (await list(cloud)).batchPredictionJobs ?? []) {
        if (seen[displayName]?.at(-1) !== state) (seen[displayName] ??= []).push(state);
      }
    }
    const states = ['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED'];
    expect(seen).toEqual({ quick: states, slow: states });
  });

  test('sees a job that was created while others were polled in each of its states, too', async () => {
    const cloud = open();
    create(cloud, 'first');
    await list(cloud);
    create(cloud, 'second');
    const states = new Set<string>();
    for (let poll = 0; poll < 8; poll += 1) {
      const { batchPredictionJobs = [] } = await list(cloud);
      states.add(batchPredictionJobs.find(({ displayName }) => displayName === 'second')?.state ?? '');
    }
    expect([...states]).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
  });

  test('waits through a filter for jobs that it does not list yet, but not at the first look', async () => {
    const cloud = open();
    create(cloud, 'a');
    const polls: number[] = [];
    for (let poll = 0; poll < 6; poll += 1) {
      polls.push((await list(cloud, { filter: 'state="JOB_STATE_SUCCEEDED"' })).batchPredictionJobs?.length ?? 0);
    }
    expect(polls[0]).toBe(0);
    expect(polls.at(-1)).toBe(1);
  });

  test('moves nothing on a manual clock', async () => {
    const cloud = open({ clock: 'manual' });
    create(cloud, 'a');
    const before = cloud.clock.now();
    for (let poll = 0; poll < 5; poll += 1) await list(cloud);
    expect(cloud.clock.now()).toBe(before);
  });

  test('whatever the timing of the jobs, every state of each is seen in order', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
          minLength: 1,
          maxLength: 5,
        }),
        async (timings) => {
          const cloud = createMockCloud({
            timing: ({ displayName }) => {
              const [pendingMs = 1, runningMs = 1] = timings[Number(displayName)] ?? [];
              return { pendingMs, runningMs };
            },
          });
          for (const index of timings.keys()) create(cloud, String(index));
          const seen = timings.map((): string[] => []);
          for (let poll = 0; poll < 3 * timings.length + 3; poll += 1) {
            for (const { displayName, state } of (await list(cloud)).batchPredictionJobs ?? []) {
              const states = seen[Number(displayName)];
              if (states?.at(-1) !== state) states?.push(state);
            }
          }
          await cloud.close();
          const all = ['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED'];
          expect(seen).toEqual(timings.map(() => all));
        },
      ),
      { numRuns: 40 },
    ));
});

describe('deleting a job', () => {
  test('that has ended answers an operation that can be asked about, and the job is gone', async () => {
    const cloud = open({ clock: 'manual' });
    await cloud.prepare();
    const id = create(cloud, 'a');
    await cloud.clock.advance(180_000);
    const deleted = await call(cloud, `batchPredictionJobs/${id}`, 'DELETE');
    const time = expect.stringMatching(/^2026-01-01T00:03:00\.\d{6}Z$/) as string;
    expect(deleted).toEqual({
      status: 200,
      body: {
        name: expect.stringMatching(/^projects\/\d{12}\/locations\/us-central1\/operations\/\d{18,19}$/) as string,
        metadata: {
          '@type': 'type.googleapis.com/google.cloud.aiplatform.v1beta1.DeleteOperationMetadata',
          genericMetadata: { createTime: time, updateTime: time },
        },
        done: true,
        response: { '@type': 'type.googleapis.com/google.protobuf.Empty' },
      },
    });
    const operation = (deleted.body as { name: string }).name.split('/').at(-1) ?? '';
    expect(await call(cloud, `operations/${operation}`)).toEqual(deleted);
    expect(await call(cloud, `batchPredictionJobs/${id}`)).toMatchObject({ status: 404 });
    expect(await call(cloud, `batchPredictionJobs/${id}`, 'DELETE')).toMatchObject({ status: 404 });
    expect(await call(cloud, `operations/${id}`)).toMatchObject({ status: 404 });
    expect(await list(cloud)).toEqual({});
    expect(await cloud.bucket('out').list()).toHaveLength(1);
  });

  test('that has not ended is refused', async () => {
    const cloud = open({ clock: 'manual' });
    const id = create(cloud, 'a');
    expect(await call(cloud, `batchPredictionJobs/${id}`, 'DELETE')).toMatchObject({
      status: 400,
      body: {
        error: { status: 'FAILED_PRECONDITION', message: expect.stringContaining('JOB_STATE_PENDING') as string },
      },
    });
  });
});

test('a regional host serves its own location, and the global host any', async () => {
  const cloud = open();
  const path = 'v1/projects/p/locations/europe-west4/batchPredictionJobs';
  const statusAt = async (host: string, each = cloud): Promise<number> =>
    (await each.fetch(`https://${host}/${path}`, { headers: { authorization: 'Bearer t' } })).status;
  expect(await statusAt('europe-west4-aiplatform.googleapis.com')).toBe(200);
  expect(await statusAt('aiplatform.googleapis.com')).toBe(200);
  expect(await statusAt('localhost:1234')).toBe(200);
  expect(await statusAt('us-central1-aiplatform.googleapis.com')).toBe(400);
  expect(await statusAt('aiplatform.eu.rep.googleapis.com')).toBe(400);
  expect(await statusAt('us-central1-aiplatform.googleapis.com', open({ vertex: { hostLocation: 'ignore' } }))).toBe(
    200,
  );
});

test('a job of 72 hours is polled to its end without sleep, and quickly', async () => {
  const run = async (): Promise<number> => {
    const cloud = createMockCloud({ timing: { pendingMs: 48 * 3_600_000, runningMs: 24 * 3_600_000 } });
    await cloud.prepare();
    const id = create(cloud, 'long');
    const started = performance.now();
    const states: string[] = [];
    while (states.at(-1) !== 'JOB_STATE_SUCCEEDED' && states.length < 10) {
      states.push(((await call(cloud, `batchPredictionJobs/${id}`)).body as Job).state);
    }
    const tookMs = performance.now() - started;
    expect(states).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
    expect(cloud.clock.now() - Date.UTC(2026, 0, 1)).toBe(72 * 3_600_000);
    await cloud.close();
    return tookMs;
  };
  const tries: number[] = [];
  for (let attempt = 0; attempt < 20; attempt += 1) tries.push(await run());
  expect(Math.min(...tries)).toBeLessThan(10);
});
