import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createClock } from '../clock/create-clock.ts';
import type { ClockKind, CloudClock } from '../clock/cloud-clock.ts';
import { SeededRandom } from '../seeded-random.ts';
import { Timestamps } from '../timestamps.ts';
import type { JobOrder } from './batch-job.ts';
import { BatchJobs, type JobSnapshot } from './batch-jobs.ts';
import { JobFailure } from './job-failure.ts';
import { canBecome, hasEnded, type JobState } from './job-state.ts';
import { smallJobTiming } from './job-timing.ts';
import type { JobWork, RowCounts, RowGate } from './job-work.ts';

const order: JobOrder = {
  project: 'p',
  location: 'us-central1',
  displayName: 'a job',
  model: 'publishers/google/models/gemini-2.5-flash',
  source: { kind: 'gcs', uris: ['gs://in/a.jsonl'] },
  destination: { kind: 'gcs', uriPrefix: 'gs://out' },
};

/** Counts what a job does to its rows. */
class CountedWork implements JobWork {
  readonly totalRows = 100;
  readonly counts = { successful: 0, failed: 0 };
  readonly done: string[] = [];

  async predict(gate: RowGate): Promise<RowCounts> {
    while (this.counts.successful < this.totalRows && (await gate(this.counts.successful))) this.counts.successful += 1;
    this.done.push(`predicted ${this.counts.successful}`);
    return this.counts;
  }

  async settled(): Promise<void> {}
  interrupt(): void {}

  async publish(): Promise<void> {
    this.done.push('published');
  }

  async discard(): Promise<void> {
    this.done.push('discarded');
  }
}

interface Bench {
  clock: CloudClock;
  jobs: BatchJobs;
  work: CountedWork;
}

function bench(kind: ClockKind, begin?: () => Promise<JobWork>): Bench {
  const work = new CountedWork();
  const clock = createClock(kind, 1);
  const jobs = new BatchJobs(new SeededRandom(1, 'ids'), new SeededRandom(1, 'operation-ids'), {
    clock,
    timestamps: new Timestamps(new SeededRandom(1, 'timestamps')),
    timingOf: () => smallJobTiming,
    begin: begin ?? (async () => work),
  });
  return { clock, jobs, work };
}

const stateOf = (jobs: BatchJobs, { id }: JobSnapshot): JobState | undefined => jobs.get(id)?.state;

test('a job waits a minute, runs for two, and publishes its rows at the end', async () => {
  const { clock, jobs, work } = bench('manual');
  const job = jobs.create(order);
  expect(job).toMatchObject({ state: 'JOB_STATE_PENDING', createTime: job.updateTime });
  await clock.advance(59_999);
  expect(stateOf(jobs, job)).toBe('JOB_STATE_PENDING');
  await clock.advance(1);
  expect(stateOf(jobs, job)).toBe('JOB_STATE_RUNNING');
  expect(work.done).toEqual([]);
  await clock.advance(120_000);
  expect(jobs.get(job.id)).toMatchObject({
    state: 'JOB_STATE_SUCCEEDED',
    completionStats: { successful: 100, failed: 0, incomplete: 0 },
    states: ['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED'],
    startTime: expect.stringMatching(/^2026-01-01T00:01:00/),
    endTime: expect.stringMatching(/^2026-01-01T00:03:00/),
  });
  expect(work.done).toEqual(['predicted 100', 'published']);
});

test('a cancelled job keeps the share of its rows that its running time had done', async () => {
  const { clock, jobs, work } = bench('manual');
  const job = jobs.create(order);
  await clock.advance(60_000 + 30_000);
  jobs.cancel(job);
  expect(stateOf(jobs, job)).toBe('JOB_STATE_CANCELLING');
  await clock.advance(10_000);
  expect(jobs.get(job.id)).toMatchObject({
    state: 'JOB_STATE_CANCELLED',
    states: ['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_CANCELLING', 'JOB_STATE_CANCELLED'],
    completionStats: { successful: 25, failed: 0, incomplete: 75 },
    error: { code: 1 },
  });
  expect(work.done).toEqual(['predicted 25', 'published']);
});

test('a job cancelled before it ran has done nothing, and says nothing about rows', async () => {
  const { clock, jobs, work } = bench('manual');
  const job = jobs.create(order);
  jobs.cancel(job);
  await clock.advance(3_600_000);
  const ended = jobs.get(job.id);
  expect(ended).toMatchObject({ state: 'JOB_STATE_CANCELLED' });
  expect(ended).not.toHaveProperty('completionStats');
  expect(ended).not.toHaveProperty('startTime');
  expect(work.done).toEqual([]);
});

test.for<[what: string, error: Error, code: number]>([
  ['what it says', new JobFailure('FAILED_PRECONDITION', 'no such bucket'), 9],
  ['a system error for a mistake of the mock', new TypeError('oops'), 13],
])('a job whose import fails reports %s', async ([, error, code]) => {
  const { clock, jobs } = bench('manual', () => Promise.reject(error));
  const job = jobs.create(order);
  await clock.advance(60_000);
  expect(jobs.get(job.id)).toMatchObject({
    state: 'JOB_STATE_FAILED',
    error: { code, message: expect.stringContaining(error.message) },
  });
});

test('a job that cannot publish fails, and leaves nothing behind', async () => {
  const work = new CountedWork();
  work.publish = () => Promise.reject(new Error('the bucket is gone'));
  const { clock, jobs } = bench('manual', async () => work);
  const job = jobs.create(order);
  await clock.advance(180_000);
  expect(stateOf(jobs, job)).toBe('JOB_STATE_FAILED');
  expect(work.done).toEqual(['predicted 100', 'discarded']);
});

test('whatever is done to a job and whenever, its states follow each other as they may, and it ends', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.nat({ max: 90_000 }), fc.constant('cancel' as const)), { maxLength: 8 }),
      fc.boolean(),
      async (acts, isBroken) => {
        const { clock, jobs } = isBroken ? bench('manual', () => Promise.reject(new Error('broken'))) : bench('manual');
        const job = jobs.create(order);
        const states: JobState[] = [job.state];
        const look = (): void => {
          const [last, state] = [states.at(-1)!, stateOf(jobs, job)!];
          if (state === last) return;
          expect(canBecome(last, state)).toBe(true);
          states.push(state);
        };
        for (const act of [...acts, 60_000, 120_000, 10_000]) {
          if (act === 'cancel') {
            if (canBecome(states.at(-1)!, 'JOB_STATE_CANCELLING')) jobs.cancel(job);
            else expect(() => jobs.cancel(job)).toThrow('not cancellable');
          } else {
            for (let passedMs = 0; passedMs < act; passedMs += 5000) {
              await clock.advance(5000);
              look();
            }
          }
          look();
        }
        expect(hasEnded(states.at(-1)!)).toBe(true);
        expect(jobs.get(job.id)?.endTime).toBe(jobs.get(job.id)?.updateTime);
      },
    ),
  ));

describe('the second look', () => {
  const polls = async (jobs: BatchJobs, job: JobSnapshot, times: number): Promise<JobState[]> => {
    const seen: JobState[] = [];
    for (let poll = 0; poll < times; poll += 1) seen.push((await jobs.show(job)).state);
    return seen;
  };

  test('whoever polls sees every state once: three polls to the end', async () => {
    const { jobs } = bench('auto');
    const states = ['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED', 'JOB_STATE_SUCCEEDED'];
    expect(await polls(jobs, jobs.create(order), 4)).toEqual(states);
  });

  test('a first look moves nothing, so a job can be looked at and still be cancelled while it waits', async () => {
    const { jobs } = bench('auto');
    const job = jobs.create(order);
    expect(await polls(jobs, job, 1)).toEqual(['JOB_STATE_PENDING']);
    jobs.cancel(job);
    expect(await polls(jobs, job, 2)).toEqual(['JOB_STATE_CANCELLING', 'JOB_STATE_CANCELLED']);
  });

  test('it goes to the next event of the job looked at, and other jobs on the way are not made to wait', async () => {
    const { clock, jobs } = bench('auto');
    const older = [jobs.create(order), jobs.create(order), jobs.create(order)];
    await clock.advance(30_000);
    const job = jobs.create(order);
    expect(await polls(jobs, job, 3)).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
    expect(older.map((other) => stateOf(jobs, other))).toEqual(older.map(() => 'JOB_STATE_SUCCEEDED'));
  });

  test('two looks at once move time once', async () => {
    const { jobs } = bench('auto');
    const job = jobs.create(order);
    await jobs.show(job);
    const both = await Promise.all([jobs.show(job), jobs.show(job)]);
    expect(both.map(({ state }) => state)).toEqual(['JOB_STATE_RUNNING', 'JOB_STATE_RUNNING']);
  });

  test('looking from outside the service moves nothing', async () => {
    const { clock, jobs } = bench('auto');
    const job = jobs.create(order);
    const before = clock.now();
    for (let look = 0; look < 5; look += 1) jobs.get(job.id);
    expect(jobs.list()).toHaveLength(1);
    expect(clock.now()).toBe(before);
  });

  test('on a manual clock any number of looks moves nothing', async () => {
    const { jobs } = bench('manual');
    const states = await polls(jobs, jobs.create(order), 10);
    expect(new Set(states)).toEqual(new Set(['JOB_STATE_PENDING']));
  });
});

test('lists the newest job first, as copies that do not change', async () => {
  const { clock, jobs } = bench('manual');
  const first = jobs.create(order);
  const second = jobs.create(order);
  expect(jobs.list().map(({ id }) => id)).toEqual([second.id, first.id]);
  await clock.advance(60_000);
  expect(first.state).toBe('JOB_STATE_PENDING');
});
