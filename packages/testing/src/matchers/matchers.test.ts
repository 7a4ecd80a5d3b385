import { describe, expect, test as plain } from 'vitest';
import { createMockCloud, type MockCloud } from '@genai-batch/mock-api';
import { type BatchJob, Client, type JobState } from '@genai-batch/core';
import { broken } from '../datasets/defects/broken.ts';
import { jsonl } from '../datasets/jsonl.ts';
import { test } from '../vitest.ts';
import type { JobSubject } from './judged-job.ts';
import { toHaveSucceeded } from './to-have-succeeded.ts';
import { assertPassed } from './verdict.ts';

test.override({ cloudOptions: { seed: 7 } });

interface Kit {
  cloud: MockCloud;
  client: Client;
}

async function create(
  { cloud, client }: Kit,
  rows: Iterable<string> | Uint8Array = jsonl.claude(3),
): Promise<BatchJob> {
  const src = await cloud.bucket('inputs').put('rows.jsonl', rows);
  const model = 'publishers/anthropic/models/claude-3-5-haiku';
  return client.batches.create({ model, src, config: { displayName: 'nightly' } });
}

const failing = broken('claude', 'no-rows');

describe('toHaveSucceeded', () => {
  test('is true of a job of a client, of its name, and of the cloud’s own record', async ({ cloud, client }) => {
    const { name } = await client.batches.wait(await create({ cloud, client }));
    for (const job of [
      await client.batches.get({ name }),
      { name, state: 'JOB_STATE_SUCCEEDED' },
      name,
      cloud.jobs.get(name)!,
    ])
      expect(job).toHaveSucceeded();
    await expect(client.batches.get({ name })).resolves.toHaveSucceeded();
  });

  test('says why a job failed', async ({ cloud, client }) => {
    const job = await client.batches.wait(await create({ cloud, client }, failing));
    expect(job).not.toHaveSucceeded();
    expect(() => expect(job).toHaveSucceeded()).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected job 5583551058728794353 "nightly" to have succeeded, but it failed: INVALID_ARGUMENT (3): Failed to import data. The input has no rows.
        states: JOB_STATE_PENDING → JOB_STATE_FAILED
        replay: createMockCloud({ seed: 7 })]
    `);
  });

  test('says that a job has moved on since it was read', async ({ cloud, client }) => {
    const job = await create({ cloud, client });
    await client.batches.wait(job);
    expect(() => expect(job).toHaveSucceeded()).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected job 5583551058728794353 "nightly" to have succeeded, but it has not ended: it is in JOB_STATE_PENDING
        states: JOB_STATE_PENDING → JOB_STATE_RUNNING → JOB_STATE_SUCCEEDED
        rows: 3 answered, 0 failed
        this job was read earlier: by now it is in JOB_STATE_SUCCEEDED. Read it again, or wait for it, before asking
        replay: createMockCloud({ seed: 7 })]
    `);
  });

  test('says of a job that has not ended where it is', async ({ cloud, client }) => {
    const { name } = await create({ cloud, client });
    expect(() => expect(name).toHaveSucceeded()).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected job 5583551058728794353 "nightly" to have succeeded, but it has not ended: it is in JOB_STATE_PENDING
        states: JOB_STATE_PENDING
        replay: createMockCloud({ seed: 7 })]
    `);
  });

  test('counts the rows of one that should not have succeeded', async ({ cloud, client }) => {
    const job = await client.batches.wait(await create({ cloud, client }, broken('claude', 'missing-max-tokens')));
    expect(() => expect(job).not.toHaveSucceeded()).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected job 5583551058728794353 "nightly" not to have succeeded, but it succeeded
        states: JOB_STATE_PENDING → JOB_STATE_RUNNING → JOB_STATE_SUCCEEDED
        rows: 2 answered, 1 failed
        replay: createMockCloud({ seed: 7 })]
    `);
  });

  test('says of a cancelled job what it had done', async ({ cloud, client, clock }) => {
    const { name } = await create({ cloud, client });
    await clock.advance(60_000 + 45_000);
    await client.batches.cancel({ name });
    await clock.advance(10_000);
    expect(() => expect(name).toHaveSucceeded()).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected job 5583551058728794353 "nightly" to have succeeded, but it was cancelled
        states: JOB_STATE_PENDING → JOB_STATE_RUNNING → JOB_STATE_CANCELLING → JOB_STATE_CANCELLED
        rows: 1 answered, 0 failed, 2 never predicted
        replay: createMockCloud({ seed: 7 })]
    `);
  });
});

describe('toHaveFailedWith', () => {
  test.for([3, 'INVALID_ARGUMENT', 'has no rows', /^Failed to import data\./, /rows/g])(
    'takes a code, a text or a pattern: %s',
    async (expected, { cloud, client }) => {
      const job = await client.batches.wait(await create({ cloud, client }, failing));
      expect(job).toHaveFailedWith(expected);
      expect(job).toHaveFailedWith(expected); // a global pattern starts anew
    },
  );

  test.for([5, 'RESOURCE_EXHAUSTED', 'quota', /quota/i])(
    'names what it was instead of %s',
    async (expected, { cloud, client }) => {
      const job = await client.batches.wait(await create({ cloud, client }, failing));
      expect(job).not.toHaveFailedWith(expected);
      expect(() => expect(job).toHaveFailedWith(expected)).toThrow(
        /^expected job \d+ "nightly" to have failed with .+, but it failed: INVALID_ARGUMENT \(3\): Failed to import data\./,
      );
    },
  );

  test('reads well', async ({ cloud, client }) => {
    const job = await client.batches.wait(await create({ cloud, client }, failing));
    expect(() => expect(job).toHaveFailedWith('RESOURCE_EXHAUSTED')).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected job 5583551058728794353 "nightly" to have failed with RESOURCE_EXHAUSTED (8), but it failed: INVALID_ARGUMENT (3): Failed to import data. The input has no rows.
        states: JOB_STATE_PENDING → JOB_STATE_FAILED
        replay: createMockCloud({ seed: 7 })]
    `);
    expect(() => expect(job).toHaveFailedWith(/quota/i)).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected job 5583551058728794353 "nightly" to have failed with a message like /quota/i, but it failed: INVALID_ARGUMENT (3): Failed to import data. The input has no rows.
        states: JOB_STATE_PENDING → JOB_STATE_FAILED
        replay: createMockCloud({ seed: 7 })]
    `);
    expect(() => expect(job).not.toHaveFailedWith('no rows')).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected job 5583551058728794353 "nightly" not to have failed with a message that contains "no rows", but it failed: INVALID_ARGUMENT (3): Failed to import data. The input has no rows.
        states: JOB_STATE_PENDING → JOB_STATE_FAILED
        replay: createMockCloud({ seed: 7 })]
    `);
  });

  test('a job that did not fail has failed with nothing', async ({ cloud, client }) => {
    const job = await client.batches.wait(await create({ cloud, client }));
    expect(job).not.toHaveFailedWith(/.*/);
    expect(() => expect(job).toHaveFailedWith('')).toThrow('A job fails with a code, a text or a RegExp, not with ""');
  });
});

describe('toHaveVisited', () => {
  test('goes by what the job went through, seen or not', async ({ cloud, client, clock }) => {
    const job = await create({ cloud, client });
    await clock.advance(600_000);
    expect(job).toHaveVisited(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
    expect(job.name).toHaveVisited(['JOB_STATE_PENDING', 'JOB_STATE_SUCCEEDED']);
    expect(job).not.toHaveVisited(['JOB_STATE_CANCELLING']);
    expect(job).not.toHaveVisited(['JOB_STATE_RUNNING', 'JOB_STATE_PENDING']);
  });

  test('reads well', async ({ cloud, client }) => {
    const job = await client.batches.wait(await create({ cloud, client }));
    expect(() => expect(job).toHaveVisited(['JOB_STATE_RUNNING', 'JOB_STATE_CANCELLING']))
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: expected job 5583551058728794353 "nightly" to have visited JOB_STATE_RUNNING → JOB_STATE_CANCELLING, but it was never in JOB_STATE_CANCELLING
        states: JOB_STATE_PENDING → JOB_STATE_RUNNING → JOB_STATE_SUCCEEDED
        rows: 3 answered, 0 failed
        replay: createMockCloud({ seed: 7 })]
    `);
    expect(() => expect(job).toHaveVisited(['JOB_STATE_RUNNING', 'JOB_STATE_PENDING']))
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: expected job 5583551058728794353 "nightly" to have visited JOB_STATE_RUNNING → JOB_STATE_PENDING, but it was never in JOB_STATE_PENDING after JOB_STATE_RUNNING
        states: JOB_STATE_PENDING → JOB_STATE_RUNNING → JOB_STATE_SUCCEEDED
        rows: 3 answered, 0 failed
        replay: createMockCloud({ seed: 7 })]
    `);
    expect(() => expect(job).not.toHaveVisited(['JOB_STATE_RUNNING'])).toThrowErrorMatchingInlineSnapshot(`
      [Error: expected job 5583551058728794353 "nightly" not to have visited JOB_STATE_RUNNING, but it has
        states: JOB_STATE_PENDING → JOB_STATE_RUNNING → JOB_STATE_SUCCEEDED
        rows: 3 answered, 0 failed
        replay: createMockCloud({ seed: 7 })]
    `);
  });

  test('the cloud’s record of a job goes by itself', async ({ cloud, client }) => {
    const { name } = await create({ cloud, client });
    const before = cloud.jobs.get(name)!;
    await client.batches.wait({ name });
    expect(before).not.toHaveVisited(['JOB_STATE_RUNNING']);
  });

  test('asks for a list', () => {
    expect(() => expect('1').toHaveVisited([])).toThrow('toHaveVisited takes a list of states');
  });

  test.for<[state: string, meant: string | undefined]>([
    ['JOB_STATE_CANCELED', 'JOB_STATE_CANCELLED'],
    ['JOB_STATE_CANCELING', 'JOB_STATE_CANCELLING'],
    ['JOB_STATE_PEDNING', 'JOB_STATE_PENDING'],
    ['BATCH_STATE_SUCCEEDED', 'JOB_STATE_SUCCEEDED'],
    ['failed', 'JOB_STATE_FAILED'],
    ['JOB_STATE_HIBERNATING', undefined],
  ])(
    'a state that no job can have visited is refused, also with not: %s',
    async ([state, meant], { cloud, client }) => {
      const job = await create({ cloud, client });
      const states = ['JOB_STATE_PENDING', state] as JobState[];
      for (const expectation of [expect(job), expect(job).not]) {
        expect(() => expectation.toHaveVisited(states)).toThrow(
          `No job here has ever been in "${state}", which is none of Google's states. ${meant ? `Did you mean ${meant}? ` : ''}There are: JOB_STATE_UNSPECIFIED, `,
        );
      }
    },
  );

  test('a state of a test’s own is one that jobs may have visited', async ({ cloud, client }) => {
    const state = 'JOB_STATE_OF_MY_OWN' as JobState;
    const forced = await create({ cloud, client });
    const other = await create({ cloud, client });
    await cloud.jobs.force(forced.name, state);
    expect(forced).toHaveVisited(['JOB_STATE_PENDING', state]);
    expect(other).not.toHaveVisited([state]);
    expect({ id: '1', state, states: [state] }).toHaveVisited([state]);
    cloud.faults.add('job=nightly unknown-state');
    expect(other).not.toHaveVisited(['JOB_STATE_HIBERNATING' as JobState]);
    const { name } = await create({ cloud, client });
    await cloud.clock.advance(60_000);
    expect(name).toHaveVisited(['JOB_STATE_HIBERNATING' as JobState]);
  });
});

test('batches of the Gemini API are jobs, too', async ({ cloud, clock }) => {
  const client = new Client({ apiKey: 'any', httpOptions: { fetch: cloud.fetch } });
  const src = [{ contents: 'Hello' }, { contents: [{ role: 'system', parts: [{ text: 'Be brief.' }] }] }];
  const { name } = await client.batches.create({ model: 'gemini-2.5-flash', src });
  await clock.advance(3_600_000);
  for (const batch of [await client.batches.get({ name }), name, cloud.batches.get(name)!])
    expect(batch).toHaveVisited(['JOB_STATE_PENDING', 'JOB_STATE_SUCCEEDED']);
  expect(() => expect(name).not.toHaveSucceeded()).toThrowErrorMatchingInlineSnapshot(`
    [Error: expected job xdvtu0kpxwy0so10gc3mw1bufvu6v4wspydl not to have succeeded, but it succeeded
      states: JOB_STATE_PENDING → JOB_STATE_RUNNING → JOB_STATE_SUCCEEDED
      rows: 1 answered, 1 failed
      replay: createMockCloud({ seed: 7 })]
  `);
});

test('a name that only a client made up is not told, as no seed repeats it', async ({ cloud, client }) => {
  const src = await cloud.bucket('inputs').put('rows.jsonl', jsonl.claude(1));
  const job = await client.batches.create({ model: 'publishers/anthropic/models/claude-3-5-haiku', src });
  expect(job.displayName).toMatch(/^genaiBatchJob_/);
  expect(() => expect(job).toHaveSucceeded()).toThrow(/^expected job \d+ to have succeeded, but/);
});

describe('what is no job', () => {
  test.for([undefined, null, 7, {}, { state: 'JOB_STATE_FAILED' }, { name: 'a' }])('%s is refused', (subject) => {
    for (const expectation of [expect(subject), expect(subject).not])
      expect(() => expectation.toHaveSucceeded()).toThrow('A job has a name and a state, or is given by its name');
  });

  test('a promise is refused, with what is missing', () => {
    expect(() => expect(Promise.resolve({})).toHaveSucceeded()).toThrow('(a promise: await it first)');
  });

  test('a name that the cloud does not have is refused with those that it has', async ({ cloud, client }) => {
    expect(() => expect('123').toHaveSucceeded()).toThrow('The test’s cloud has no job 123. It has no jobs.');
    const { name } = await create({ cloud, client });
    expect(() => expect('123').toHaveSucceeded()).toThrow(`has no job 123. It has ${name.split('/').at(-1)}.`);
  });
});

describe('outside a test of the kit', () => {
  const job: JobSubject = { name: 'batches/abc', state: 'JOB_STATE_EXPIRED' };

  plain('a job is judged by what it says of itself', () => {
    expect(() => assertPassed(toHaveSucceeded(job))).toThrow('expected job abc to have succeeded, but it expired');
    expect(() => assertPassed(toHaveSucceeded({ ...job, state: 'JOB_STATE_SUCCEEDED' }))).not.toThrow();
  });

  plain('a name, and a history, need a cloud', async () => {
    expect(() => expect('batches/abc').toHaveSucceeded()).toThrow(
      'There is no cloud to look the job batches/abc up in',
    );
    expect(() => expect(job).toHaveVisited(['JOB_STATE_PENDING'])).toThrow('Nobody knows the states of job abc');
    await using cloud = createMockCloud();
    cloud.run(() => expect(() => expect('batches/abc').toHaveSucceeded()).toThrow('has no job batches/abc'));
  });
});
