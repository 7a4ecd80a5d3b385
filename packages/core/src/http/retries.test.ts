import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Client } from '../client.ts';
import type { ClientOptions } from '../settings/client-options.ts';
import type { Clock } from '../settings/clock.ts';
import type { Fetch, HttpOptions } from '../settings/http-options.ts';
import { delayAfter, readRetryPolicy } from './retry-policy.ts';

const JOB = { name: 'projects/p/locations/l/batchPredictionJobs/7', state: 'JOB_STATE_RUNNING' };
const NO_JITTER = { jitter: 0 };

type Reply = number | Error | Response | undefined;
const broken = (code: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

interface Tried {
  readonly client: Client;
  /** Milliseconds of each pause. */
  readonly pauses: number[];
  readonly fetch: ReturnType<typeof vi.fn<Fetch>>;
}

/** A client that gets these replies, the last for ever; time passes only by pauses. */
function clientWith(replies: readonly Reply[], httpOptions: HttpOptions = {}, options: ClientOptions = {}): Tried {
  const pauses: number[] = [];
  let now = 0;
  const clock: Clock = {
    now: () => now,
    sleep: async (ms, abortSignal) => {
      abortSignal?.throwIfAborted();
      pauses.push(ms);
      now += ms;
    },
  };
  let count = 0;
  const fetch = vi.fn<Fetch>(async () => {
    const reply = replies[Math.min(count++, replies.length - 1)];
    if (reply instanceof Error) throw reply;
    if (reply instanceof Response) return reply.clone();
    return reply === undefined ? Response.json(JOB) : Response.json({ error: { message: 'no' } }, { status: reply });
  });
  const client = new Client({
    enterprise: true,
    apiKey: 'the-key',
    clock,
    ...options,
    httpOptions: { fetch, retryOptions: NO_JITTER, ...httpOptions },
  });
  return { client, pauses, fetch };
}

const CREATE = { model: 'm', src: 'gs://b/i', config: { displayName: 'my-job' } };
type Call = readonly [name: string, call: (client: Client) => Promise<unknown>];
const SAFE: readonly Call[] = [
  ['get', (client) => client.batches.get({ name: '7' })],
  ['list', (client) => client.batches.list()],
  ['cancel', (client) => client.batches.cancel({ name: '7' })],
  ['delete', (client) => client.batches.delete({ name: '7' })],
];
const PASSING: readonly Reply[] = [
  408,
  429,
  500,
  502,
  503,
  504,
  broken('ECONNRESET'),
  broken('ECONNREFUSED'),
  broken('EAI_AGAIN'),
];

test.for(SAFE)('%s is tried three times, with growing pauses', async ([, call]) => {
  for (const failure of PASSING) {
    const well = clientWith([failure, failure, undefined]);
    await call(well.client);
    expect(well.pauses).toEqual([1000, 2000]);
    const ill = clientWith([failure]);
    await expect(call(ill.client)).rejects.toMatchObject({ attempts: 3 });
    expect(ill.fetch).toHaveBeenCalledTimes(3);
  }
});

test.for<Reply>([400, 401, 403, 404, 409, 501, broken('DEPTH_ZERO_SELF_SIGNED_CERT')])(
  'what will not pass is not tried again: %s',
  async (failure) => {
    const { client, fetch } = clientWith([failure]);
    const error: unknown = await client.batches.get({ name: '7' }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: typeof failure === 'number' ? 'ApiError' : 'ConnectionError' });
    expect(error).not.toMatchObject({ attempts: expect.anything() });
    expect(fetch).toHaveBeenCalledTimes(1);
  },
);

test.for<Reply>([429, broken('ECONNREFUSED'), broken('ENOTFOUND'), broken('UND_ERR_CONNECT_TIMEOUT')])(
  'a create of which nothing came is sent again: %s',
  async (failure) => {
    const { client, fetch } = clientWith([failure, undefined]);
    expect(await client.batches.create(CREATE)).toMatchObject(JOB);
    expect(fetch).toHaveBeenCalledTimes(2);
  },
);

test.for<Reply>([408, 500, 502, 503, 504, broken('ECONNRESET'), broken('EPIPE'), new Response('', { status: 200 })])(
  'a create of which a job may have come is not: %s',
  async (failure) => {
    const { client, fetch } = clientWith([failure, undefined], {
      retryOptions: { attempts: 9, httpStatusCodes: [408, 500, 502, 503, 504] },
    });
    const error: unknown = await client.batches.create(CREATE).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    if (failure !== 408) expect(error).toMatchObject({ outcome: 'unknown', displayName: 'my-job' });
    expect(fetch).toHaveBeenCalledTimes(1);
  },
);

test('a create that is sent again after 429 is not, once it may have made a job', async () => {
  const { client, fetch } = clientWith([429, 503, undefined]);
  await expect(client.batches.create(CREATE)).rejects.toMatchObject({ status: 503, outcome: 'unknown', attempts: 2 });
  expect(fetch).toHaveBeenCalledTimes(2);
});

test.for([0, 1])('attempts: %i turns retries off', async (attempts) => {
  const { client, fetch } = clientWith([503], { retryOptions: { attempts } });
  await expect(client.batches.get({ name: '7' })).rejects.toMatchObject({ status: 503 });
  expect(fetch).toHaveBeenCalledTimes(1);
});

test('options of a call go over those of the client, one by one', async () => {
  const { client, pauses } = clientWith([418], {
    retryOptions: { ...NO_JITTER, initialDelay: 5, httpStatusCodes: [418] },
  });
  const config = { httpOptions: { retryOptions: { attempts: 5, expBase: 3, maxDelay: 20 } } };
  await expect(client.batches.get({ name: '7', config })).rejects.toMatchObject({ attempts: 5 });
  expect(pauses).toEqual([5000, 15_000, 20_000, 20_000]);
});

test.for<[what: string, headers: Record<string, string>, details: unknown[], pauseMs: number]>([
  ['seconds', { 'retry-after': '7' }, [], 7000],
  ['a date', { 'retry-after': new Date(5000).toUTCString() }, [], 5000],
  ['a date in the past', { 'retry-after': new Date(-5000).toUTCString() }, [], 1000],
  ['RetryInfo', {}, [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '3.5s' }], 3500],
  ['less than the pause', { 'retry-after': '0' }, [], 1000],
  ['nonsense', { 'retry-after': 'soon' }, [], 1000],
])('as long a pause as the service asks for: %s', async ([, headers, details, pauseMs]) => {
  const { client, pauses } = clientWith([
    Response.json({ error: { message: 'no', details } }, { status: 429, headers }),
    undefined,
  ]);
  await client.batches.get({ name: '7' });
  expect(pauses).toEqual([pauseMs]);
});

beforeEach(() => void vi.useFakeTimers({ now: 0, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

test('a pause that the service asks for, but is longer than any may be, ends the call, which says how long', async () => {
  const { client, pauses } = clientWith([new Response('', { status: 503, headers: { 'retry-after': '3600' } })]);
  await expect(client.batches.get({ name: '7' })).rejects.toMatchObject({ status: 503, retryDelayMs: 3_600_000 });
  expect(pauses).toEqual([]);
});

test('no pause goes beyond the time for the whole call', async () => {
  const { client, pauses, fetch } = clientWith([503], {
    totalTimeout: 10_000,
    retryOptions: { ...NO_JITTER, attempts: 99 },
  });
  await expect(client.batches.get({ name: '7' })).rejects.toMatchObject({ status: 503, attempts: 4 });
  expect(pauses).toEqual([1000, 2000, 4000]);
  expect(fetch).toHaveBeenCalledTimes(4);
});

test('aborting ends a pause with the reason of the caller', async () => {
  const controller = new AbortController();
  const { client, fetch } = clientWith([503]);
  fetch.mockImplementation(async () => {
    controller.abort('enough');
    return new Response('', { status: 503 });
  });
  await expect(client.batches.get({ name: '7', config: { abortSignal: controller.signal } })).rejects.toBe('enough');
  expect(fetch).toHaveBeenCalledTimes(1);
});

test('a delete that finds nothing the second time says why that may be', async () => {
  const { client } = clientWith([broken('ECONNRESET'), 404]);
  await expect(client.batches.delete({ name: '7' })).rejects.toMatchObject({
    message: expect.stringMatching(/An earlier attempt of this call got no usable answer, and may have worked\.$/),
    outcome: 'unknown',
    attempts: 2,
  });
});

test('a delete that finds nothing after it was put off for a quota was never at work before', async () => {
  const { client } = clientWith([429, 404]);
  await expect(client.batches.delete({ name: '7' })).rejects.toMatchObject({
    message: expect.not.stringContaining('may have worked'),
    outcome: undefined,
    attempts: 2,
  });
});

/** What a job that is being stopped, or has ended, answers to a cancel. */
const notCancellable = (): Response =>
  Response.json({ error: { code: 400, status: 'FAILED_PRECONDITION', message: 'not cancellable' } }, { status: 400 });
const jobIn = (state: string): Response => Response.json({ ...JOB, state });

test.for(['JOB_STATE_CANCELLING', 'JOB_STATE_CANCELLED'])(
  'a cancel whose answer was lost has worked when the job is found in %s',
  async (state) => {
    const { client, fetch } = clientWith([broken('ECONNRESET'), notCancellable(), jobIn(state)]);
    await expect(client.batches.cancel({ name: '7' })).resolves.toBeUndefined();
    expect(fetch).toHaveBeenCalledTimes(3);
  },
);

test('a cancel whose answer was lost tells of it where the job has ended otherwise, or cannot be looked at', async () => {
  for (const found of [jobIn('JOB_STATE_SUCCEEDED'), 403]) {
    const { client } = clientWith([503, notCancellable(), found]);
    await expect(client.batches.cancel({ name: '7' })).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      message: expect.stringContaining('An earlier attempt of this call got no usable answer, and may have worked.'),
      outcome: 'unknown',
    });
  }
});

test.for<Reply[]>([[], [429], [broken('ECONNREFUSED')]])(
  'a cancel that nobody can have heard of before is refused as the service says: %o',
  async (before) => {
    const { client, fetch } = clientWith([...before, notCancellable(), jobIn('JOB_STATE_CANCELLED')]);
    await expect(client.batches.cancel({ name: '7' })).rejects.toThrow(/not cancellable\.?$/);
    expect(fetch).toHaveBeenCalledTimes(before.length + 1);
  },
);

test('a wait makes each look once, and pauses by its own rule', async () => {
  const { client, fetch, pauses } = clientWith([503]);
  await expect(client.batches.wait({ name: '7' }, { maxFailedLooks: 3, random: () => 0 })).rejects.toMatchObject({
    status: 503,
  });
  expect(fetch).toHaveBeenCalledTimes(4);
  expect(pauses).toEqual([1000, 1500, 2250]);
});

test('a token that could not be had is asked for again, for a create too', async () => {
  let asked = 0;
  const getRequestHeaders = async (): Promise<Record<string, string>> => {
    if (++asked === 1) throw Object.assign(new Error('busy'), { status: 503 });
    return { authorization: 'Bearer t' };
  };
  const { client } = clientWith(
    [undefined],
    {},
    { apiKey: undefined, project: 'p', authClient: { getRequestHeaders } },
  );
  expect(await client.batches.create(CREATE)).toMatchObject(JOB);
  expect(asked).toBe(2);
});

test.for<[name: string, value: unknown, shown: string]>([
  ['attempts', -1, '-1'],
  ['initialDelay', Number.NaN, 'NaN'],
  ['expBase', '2', '"2"'],
  ['jitter', [1], 'an array'],
])('retryOptions.%s of %j is refused by the first call', async ([name, value, shown]) => {
  const { client, fetch } = clientWith([undefined], { retryOptions: { [name]: value } });
  await expect(client.batches.get({ name: '7' })).rejects.toMatchObject({
    name: 'ConfigurationError',
    message: `retryOptions.${name} must be a number from 0 on, but it is ${shown}.`,
  });
  expect(fetch).not.toHaveBeenCalled();
});

test('statuses to try again on are a list', async () => {
  const { client } = clientWith([undefined], { retryOptions: { httpStatusCodes: 503 as unknown as number[] } });
  await expect(client.batches.get({ name: '7' })).rejects.toThrow('httpStatusCodes must be an array, but it is 503.');
});

test('pauses grow to their longest, and by chance to no more than twice of what they would be', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (failures, chance) => {
        const plain = delayAfter(failures, readRetryPolicy({ jitter: 0 }));
        const stretched = delayAfter(failures, readRetryPolicy(), () => chance);
        expect(plain).toBe(Math.min(60_000, 1000 * 2 ** (failures - 1)));
        expect(stretched).toBeGreaterThanOrEqual(plain);
        expect(stretched).toBeLessThanOrEqual(Math.min(60_000, 2 * plain));
      },
    ),
  ));
