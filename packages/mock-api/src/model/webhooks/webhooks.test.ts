import { createHmac, createPublicKey, verify } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { createClock } from '../clock/create-clock.ts';
import type { CloudClock } from '../clock/cloud-clock.ts';
import type { GeminiBatchSnapshot } from '../jobs/gemini-batch.ts';
import { SeededRandom } from '../seeded-random.ts';
import { signingKey } from './signing-key.ts';
import { webhookBehavior, type WebhookBehavior } from './webhook-behavior.ts';
import { Webhooks } from './webhooks.ts';

interface Received {
  uri: string;
  headers: Headers;
  body: string;
}

const batch: GeminiBatchSnapshot = {
  kind: 'generate',
  model: 'models/gemini-2.5-flash',
  id: 'abc',
  priority: '0',
  requestCount: 1,
  inputTokens: 1,
  state: 'JOB_STATE_SUCCEEDED',
  states: ['JOB_STATE_SUCCEEDED'],
  createTime: '2026-01-01T00:00:00.000000000Z',
  updateTime: '2026-01-01T00:03:00.000000000Z',
  responsesFile: 'files/batch-abc',
  webhookConfig: { uris: ['http://127.0.0.1:9/hook'], userMetadata: { group: 'nightly' } },
};

/** Webhooks whose receiver answers with these statuses, one after another, and then with 200; 0 is no answer. */
function bench(
  statuses: number[] = [],
  options: Partial<WebhookBehavior> = {},
): { webhooks: Webhooks; clock: CloudClock; received: Received[] } {
  const clock = createClock('manual', 1);
  const received: Received[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    received.push({ uri: request.url, headers: request.headers, body: await request.text() });
    const status = statuses.shift() ?? 200;
    if (status === 0) throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    return new Response(null, { status });
  };
  const webhooks = new Webhooks({
    clock,
    random: new SeededRandom(1, 'ids'),
    behavior: webhookBehavior(options),
    fetch,
  });
  onTestFinished(() => webhooks.close());
  return { webhooks, clock, received };
}

test('the end of a batch is told with where its results are', async () => {
  const { webhooks, received } = bench();
  webhooks.tell(batch);
  await webhooks.settled();
  expect(received.map(({ uri, body }) => [uri, JSON.parse(body) as unknown])).toEqual([
    [
      'http://127.0.0.1:9/hook',
      {
        type: 'batch.succeeded',
        version: 'v1',
        timestamp: batch.updateTime,
        data: { id: 'batches/abc', output_file_uri: 'files/batch-abc', user_metadata: { group: 'nightly' } },
      },
    ],
  ]);
  expect(webhooks.deliveries).toMatchObject([{ state: 'delivered', attempts: [{ status: 200 }] }]);
});

test.for<[state: GeminiBatchSnapshot['state'], type: string, data: object]>([
  ['JOB_STATE_FAILED', 'batch.failed', { id: 'batches/abc', error_code: 13, error_message: 'oops' }],
  ['JOB_STATE_CANCELLED', 'batch.cancelled', { id: 'batches/abc' }],
  ['JOB_STATE_EXPIRED', 'batch.expired', { id: 'batches/abc' }],
])('%s is told as %s', async ([state, type, data]) => {
  const { webhooks, received } = bench();
  webhooks.tell({
    ...batch,
    state,
    error: { code: 13, message: 'oops' },
    webhookConfig: { uris: ['http://localhost/'] },
  });
  await webhooks.settled();
  expect(JSON.parse(received[0]!.body)).toMatchObject({ type, data });
  expect(Object.keys((JSON.parse(received[0]!.body) as { data: object }).data)).toEqual(Object.keys(data));
});

test('a message carries a JWT that Google’s key verifies, with the event in it', async () => {
  const { webhooks, received } = bench();
  webhooks.tell(batch);
  await webhooks.settled();
  const [header = '', claims = '', signature = ''] = (received[0]!.headers.get('webhook-signature') ?? '').split('.');
  const { jwk } = await signingKey();
  expect(JSON.parse(String(Buffer.from(header, 'base64url')))).toEqual({ alg: 'RS256', typ: 'JWT', kid: jwk.kid });
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  expect(verify('sha256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
  expect(JSON.parse(String(Buffer.from(claims, 'base64url')))).toMatchObject({
    aud: 'http://127.0.0.1:9/hook',
    type: 'batch.succeeded',
    data: { id: 'batches/abc' },
  });
});

test('or, by a switch, a signature of Standard Webhooks with a secret of the user’s', async () => {
  const secret = `whsec_${Buffer.from('a secret of 24 bytes ....').toString('base64')}`;
  const { webhooks, received } = bench([], { signature: 'hmac', secret });
  webhooks.tell(batch);
  await webhooks.settled();
  const { headers, body } = received[0]!;
  const signed = `${headers.get('webhook-id')}.${headers.get('webhook-timestamp')}.${body}`;
  const expected = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
    .update(signed)
    .digest('base64');
  expect(headers.get('webhook-signature')).toBe(`v1,${expected}`);
  expect(webhooks.secret).toBe(secret);
});

test('a message that was not taken is sent again after pauses that double, under the same id', async () => {
  const { webhooks, clock, received } = bench([500, 0, 302]);
  webhooks.tell(batch);
  await webhooks.settled();
  for (const pauseMs of [10_000, 20_000, 40_000]) {
    const before = received.length;
    await clock.advance(pauseMs - 1);
    await webhooks.settled();
    expect(received).toHaveLength(before);
    await clock.advance(1);
    await webhooks.settled();
    expect(received).toHaveLength(before + 1);
  }
  expect(new Set(received.map(({ headers }) => headers.get('webhook-id'))).size).toBe(1);
  expect(webhooks.deliveries).toMatchObject([
    {
      state: 'delivered',
      attempts: [{ status: 500 }, { problem: 'fetch failed: connect ECONNREFUSED' }, { status: 302 }, { status: 200 }],
    },
  ]);
});

test('a message that nobody takes is given up', async () => {
  const { webhooks, clock, received } = bench(
    Array.from({ length: 9 }, () => 503),
    { maxAttempts: 3 },
  );
  webhooks.tell(batch);
  for (let turn = 0; turn < 6; turn += 1) {
    await webhooks.settled();
    await clock.advance(3_600_000);
  }
  expect(received).toHaveLength(3);
  expect(webhooks.deliveries).toMatchObject([{ state: 'given-up' }]);
});

test.for([
  'https://example.com/hook',
  'http://10.0.0.1/',
  'http://127.0.0.1.example.com/',
  'http://localhost.example.com',
  'file:///etc/passwd',
  'no address',
])('nothing is sent beyond this machine: %s', async (uri) => {
  const { webhooks, received } = bench();
  webhooks.tell({ ...batch, webhookConfig: { uris: [uri] } });
  await webhooks.settled();
  expect(received).toEqual([]);
  expect(webhooks.deliveries).toMatchObject([{ uri, state: 'refused', attempts: [] }]);
});

test('unless the cloud is told to', async () => {
  const { webhooks, received } = bench([], { targets: 'any' });
  webhooks.tell({ ...batch, webhookConfig: { uris: ['https://example.com/hook'] } });
  await webhooks.settled();
  expect(received.map(({ uri }) => uri)).toEqual(['https://example.com/hook']);
});
