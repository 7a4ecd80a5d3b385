import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { Client } from '../client.ts';
import type { ClientOptions } from '../settings/client-options.ts';
import type { Fetch } from '../settings/http-options.ts';
import type { Logger, LogLevel } from '../settings/logger.ts';

const CHANNELS = ['start', 'end', 'error', 'retry'] as const;
const URL_OF_JOB = 'https://aiplatform.googleapis.com/v1beta1/batchPredictionJobs/7';
const JOB = { name: 'n', state: 'JOB_STATE_RUNNING' };
const clock = { now: () => 0, sleep: async (): Promise<void> => {} };

type Message = Readonly<Record<string, unknown>>;
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Everything told on the channels from now on, with the channel's last word. */
function listen(names: readonly string[] = CHANNELS): [name: string, message: Message][] {
  const heard: [string, Message][] = [];
  for (const name of names) {
    const note = (message: unknown): void => void heard.push([name, message as Message]);
    subscribe(`genai-batch:request:${name}`, note);
    stops.push(() => void unsubscribe(`genai-batch:request:${name}`, note));
  }
  return heard;
}

/** A client that gets these statuses, one after another. */
function clientWith(statuses: readonly number[], options: ClientOptions = {}): Client {
  let count = 0;
  const fetch: Fetch = async () => {
    const status = statuses[count++] ?? 200;
    return Response.json(status === 200 ? JOB : { error: { status: 'UNAVAILABLE', message: 'busy' } }, { status });
  };
  return new Client({
    enterprise: true,
    apiKey: 'the-key-of-a-user',
    clock,
    ...options,
    httpOptions: { fetch, retryOptions: { jitter: 0 }, ...options.httpOptions },
  });
}

/** A logger that notes its lines, with their severity in front. */
function notingLogger(): Logger & { readonly lines: string[]; readonly events: unknown[] } {
  const lines: string[] = [];
  const events: unknown[] = [];
  const note =
    (severity: string) =>
    (message: string, event?: unknown): void => {
      lines.push(`${severity} ${message}`);
      events.push(event);
    };
  return { lines, events, error: note('error'), warn: note('warn'), info: note('info'), debug: note('debug') };
}

test('every attempt is told, with address, status and duration, and so is every pause', async () => {
  const heard = listen();
  await clientWith([503, 200]).batches.get({ name: '7' });
  const id = heard[0]?.[1]['id'];
  const first = { id, method: 'GET', url: URL_OF_JOB, attempt: 1 };
  const busy = expect.objectContaining({ name: 'ApiError', status: 503 });
  expect(heard).toEqual([
    ['start', first],
    ['error', { ...first, status: 503, durationMs: expect.any(Number), error: busy }],
    ['retry', { ...first, delayMs: 1000, error: busy }],
    ['start', { ...first, attempt: 2 }],
    ['end', { ...first, attempt: 2, status: 200, durationMs: expect.any(Number) }],
  ]);
});

test('each request has an id of its own', async () => {
  const heard = listen(['end']);
  const client = clientWith([]);
  await client.batches.get({ name: '7' });
  await client.batches.get({ name: '8' });
  expect(new Set(heard.map(([, { id }]) => id)).size).toBe(2);
});

test('who listens to one channel hears of it alone, and after the last has left nothing is told', async () => {
  const heard = listen(['retry']);
  await clientWith([503]).batches.get({ name: '7' });
  expect(heard).toHaveLength(1);
  stops.splice(0).forEach((stop) => stop());
  await clientWith([503]).batches.get({ name: '7' });
  expect(heard).toHaveLength(1);
  expect(CHANNELS.some((name) => channel(`genai-batch:request:${name}`).hasSubscribers)).toBe(false);
});

const ALL = [
  'debug genai-batch: GET …/batchPredictionJobs/7 is sent (attempt 1)',
  expect.stringMatching(
    /^warn genai-batch: ApiError: GET …\/batchPredictionJobs\/7 answered 503 UNAVAILABLE: busy\. .* Attempt 2 of 3 in 1000 ms\.$/,
  ),
  'debug genai-batch: GET …/batchPredictionJobs/7 is sent (attempt 2)',
  expect.stringMatching(/^info genai-batch: GET …\/batchPredictionJobs\/7 answered 200 in \d+ ms$/),
  'debug genai-batch: GET …/batchPredictionJobs/8 is sent (attempt 1)',
  expect.stringMatching(/^error genai-batch: ApiError: GET …\/batchPredictionJobs\/8 answered 404 /),
];

test.for<[logLevel: LogLevel | undefined, lines: number[]]>([
  ['debug', [0, 1, 2, 3, 4, 5]],
  ['info', [1, 3, 5]],
  ['warn', [1, 5]],
  ['error', [5]],
  ['off', []],
  [undefined, [1, 5]],
])('with a logger and the level %s, as much is logged', async ([logLevel, lines]) => {
  const logger = notingLogger();
  const client = clientWith([503, 200, 404], { logger, logLevel });
  await client.batches.get({ name: '7' });
  await client.batches.get({ name: '8' }).catch(() => {});
  expect(logger.lines).toEqual(lines.map((line) => ALL[line]));
  expect(logger.events.every((event) => typeof event === 'object')).toBe(true);
});

test('without a logger nothing is printed, unless GENAI_BATCH_LOG says so, and then on stderr', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.stubEnv('GENAI_BATCH_LOG', undefined);
  await clientWith([503, 200]).batches.get({ name: '7' });
  expect(printed).not.toHaveBeenCalled();
  vi.stubEnv('GENAI_BATCH_LOG', 'INFO');
  await clientWith([200]).batches.get({ name: '7' });
  expect(printed.mock.calls).toEqual([
    [expect.stringMatching(/^genai-batch info: GET …\/batchPredictionJobs\/7 answered 200/)],
  ]);
  printed.mockClear();
  await clientWith([200], { logLevel: 'off' }).batches.get({ name: '7' });
  expect(printed).not.toHaveBeenCalled();
});

test('a level that there is not is refused', () => {
  expect(() => clientWith([], { logLevel: 'loud' as LogLevel })).toThrow(
    /"loud" is no log level \(logLevel, GENAI_BATCH_LOG\)/,
  );
});

test('a call that its caller gave up is no error in the log', async () => {
  const logger = notingLogger();
  const call = clientWith([], { logger, logLevel: 'info' }).batches.get({
    name: '7',
    config: { abortSignal: AbortSignal.abort('enough') },
  });
  await expect(call).rejects.toBe('enough');
  expect(logger.lines).toEqual(['info genai-batch: GET …/batchPredictionJobs/7 was given up by its caller']);
});

/** A service, or something in between, that tells a credential back. */
const tellingFetches: readonly ((secret: string) => Fetch)[] = [
  (secret) => async () =>
    Response.json(
      { error: { message: secret, details: [{ '@type': 'google.rpc.ErrorInfo', reason: secret }] } },
      { status: 503 },
    ),
  (secret) => async () => new Response(secret, { status: 200 }),
  (secret) => async () => new Response(null, { status: 302, headers: { location: `https://x.test/${secret}` } }),
  (secret) => async () => {
    throw new TypeError(`fetch failed with ${secret}`, {
      cause: Object.assign(new Error(secret), { code: 'ECONNRESET' }),
    });
  },
  () => async () => Response.json(JOB),
];
const placings: readonly ((secret: string) => ClientOptions)[] = [
  (secret) => ({ enterprise: true, apiKey: secret }),
  (secret) => ({
    enterprise: undefined,
    apiKey: undefined,
    project: 'p',
    authClient: { getRequestHeaders: async () => ({ authorization: `Bearer ${secret}` }) },
  }),
  (secret) => ({ enterprise: true, apiKey: 'a-plain-api-key', httpOptions: { headers: { 'x-proxy-token': secret } } }),
];

test('no credential is told, on channels or in logs, whatever the service answers', () =>
  fc.assert(
    fc.asyncProperty(
      fc.stringMatching(/^[\w+/~-]{12,60}$/),
      fc.constantFrom(...tellingFetches),
      fc.constantFrom(...placings),
      async (secret, telling, place) => {
        const heard = listen();
        const logger = notingLogger();
        const options = place(secret);
        const client = new Client({
          ...options,
          logger,
          logLevel: 'debug',
          clock,
          httpOptions: { ...options.httpOptions, fetch: telling(secret) },
        });
        await client.batches.get({ name: '7' }).catch(() => {});
        await client.batches.create({ model: 'm', src: 'gs://b/i' }).catch(() => {});
        stops.splice(0).forEach((stop) => stop());
        expect(heard.length).toBeGreaterThanOrEqual(4);
        for (const shown of [
          inspect(heard, { depth: Infinity, showHidden: true }),
          logger.lines.join('\n'),
          inspect(logger.events, { depth: Infinity, showHidden: true }),
        ]) {
          expect(shown).not.toContain(secret);
        }
      },
    ),
  ));
