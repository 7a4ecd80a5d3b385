import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { IdempotencyStrategy, type Bucket, type Storage } from '@google-cloud/storage';
import { beforeEach, expect, test, vi } from 'vitest';
import { doorNames, storageBehind, type StorageBehind } from './storage-behind.ts';

const large = randomBytes(3 * 262_144);

// The client adds up to a second, by chance, to each of its pauses.
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0));

interface RetryTest {
  readonly id: string;
  readonly completed: boolean;
  readonly instructions: Readonly<Record<string, readonly string[]>>;
}

/** Lets calls of this client go wrong, and of no other. @returns What is left of it, when asked */
async function letGoWrong(
  { storage, url }: StorageBehind,
  instructions: RetryTest['instructions'],
): Promise<() => Promise<RetryTest>> {
  const made = await fetch(`${url}/retry_test`, { method: 'POST', body: JSON.stringify({ instructions }) });
  const { id } = (await made.json()) as RetryTest;
  storage.interceptors.push({
    // The client's own types differ in what an interceptor is given and what it gives.
    request: (options) => ({ ...options, headers: { ...options.headers, 'x-retry-test-id': id } }) as never,
  });
  return async () => (await (await fetch(`${url}/retry_test/${id}`)).json()) as RetryTest;
}

const upload = (bucket: Bucket): Promise<void> =>
  pipeline(
    Readable.from([large]),
    bucket
      .file('new')
      .createWriteStream({ resumable: true, chunkSize: 262_144, preconditionOpts: { ifGenerationMatch: 0 } }),
  );

const download = async (bucket: Bucket): Promise<void> => {
  const [bytes] = await bucket.file('large').download();
  expect(bytes.equals(large)).toBe(true);
};

type Act = (bucket: Bucket, storage: Storage) => Promise<unknown>;

const gone = ['return-408', 'return-429', 'return-500', 'return-502', 'return-503', 'return-504'] as const;

const overcome: readonly (readonly [method: string, instructions: readonly string[], act: Act])[] = [
  ...gone.map((word) => ['storage.objects.get', [word, word], download] as const),
  ['storage.objects.get', ['return-reset-connection', 'return-503'], download],
  ['storage.objects.get', ['stall-for-20ms-after-100K'], download],
  ['storage.objects.list', ['return-reset-connection'], (bucket) => bucket.getFiles()],
  ['storage.buckets.get', ['return-503', 'return-reset-connection'], (bucket) => bucket.getMetadata()],
  ['storage.buckets.list', ['return-503'], (_, storage) => storage.getBuckets()],
  ['storage.bucket_acl.list', ['return-503'], (bucket) => bucket.acl.get()],
  ['storage.hmacKey.list', ['return-503'], (_, storage) => storage.getHmacKeys()],
  ['storage.serviceaccount.get', ['return-503'], (_, storage) => storage.getServiceAccount()],
  ['storage.objects.insert', ['return-503', 'return-reset-connection'], upload],
  ['storage.objects.insert', ['return-503-after-256K'], upload],
  ['storage.objects.insert', ['return-503-after-400K', 'return-503-after-700K'], upload],
  ['storage.objects.insert', ['return-broken-stream-final-chunk-after-1024B'], upload],
  ['storage.objects.insert', ['stall-for-20ms-after-256K'], upload],
];

test.for(doorNames.flatMap((door) => overcome.map((its) => [door, ...its] as const)))(
  'the client overcomes, at the door %s, in %s: %j',
  async ([door, method, instructions, act]) => {
    const behind = await storageBehind(door);
    await behind.cloud.bucket('my-bucket').put('large', large);
    const left = await letGoWrong(behind, { [method]: instructions });
    await act(behind.storage.bucket('my-bucket'), behind.storage);
    expect(await left()).toMatchObject({ completed: true, instructions: { [method]: [] } });
    const written = behind.cloud.objects.get('my-bucket', 'new');
    if (written) expect(Buffer.from(await written.content.bytes()).equals(large)).toBe(true);
  },
);

const final: readonly (readonly [method: string, instructions: readonly string[], act: Act, error: object])[] = [
  ['storage.objects.get', ['return-400'], (bucket) => bucket.file('large').getMetadata(), { code: 400 }],
  ['storage.objects.get', ['return-503', 'return-401'], (bucket) => bucket.file('large').getMetadata(), { code: 401 }],
  ['storage.objects.get', ['return-broken-stream'], download, { code: 'ECONNRESET' }],
  ['storage.objects.get', ['return-broken-stream-after-256K'], download, { code: 'ECONNRESET' }],
  [
    'storage.objects.patch',
    ['return-503'],
    (bucket) => bucket.file('large').setMetadata({ contentType: 'a/b' }),
    { code: 503 },
  ],
];

test.for(doorNames.flatMap((door) => final.map((its) => [door, ...its] as const)))(
  'the client gives up, at the door %s, in %s: %j',
  async ([door, method, instructions, act, error]) => {
    const behind = await storageBehind(door);
    await behind.cloud.bucket('my-bucket').put('large', large);
    const left = await letGoWrong(behind, { [method]: instructions });
    const bucket = behind.storage.bucket('my-bucket');
    await expect(act(bucket, behind.storage)).rejects.toMatchObject(error);
    expect(await left()).toMatchObject({ completed: true });
    // What went wrong once is over.
    await expect(act(bucket, behind.storage)).resolves.not.toThrow();
  },
);

test('faults strike the calls that name their test, and no others', async () => {
  const { cloud, storage, url } = await storageBehind('server', {
    retryOptions: { idempotencyStrategy: IdempotencyStrategy.RetryNever },
  });
  await cloud.bucket('my-bucket').put('a', 'text');
  const made = await fetch(`${url}/retry_test`, {
    method: 'POST',
    body: '{"instructions":{"storage.objects.get":["return-503"]}}',
  });
  const { id } = (await made.json()) as RetryTest;
  await storage.bucket('my-bucket').file('a').getMetadata();
  const struck = await fetch(`${url}/storage/v1/b/my-bucket/o/a`, { headers: { 'x-retry-test-id': id } });
  expect(struck.status).toBe(503);
  expect(await (await fetch(`${url}/retry_tests`)).json()).toMatchObject({ retry_test: [{ id, completed: true }] });
  expect((await fetch(`${url}/retry_test/${id}`, { method: 'DELETE' })).status).toBe(200);
  expect((await fetch(`${url}/retry_test/${id}`)).status).toBe(404);
});

test.for<[title: string, body: string, message: string]>([
  ['a word that is none', '{"instructions":{"storage.objects.get":["return-nothing"]}}', 'return-nothing'],
  ['a method that is none', '{"instructions":{"storage.objects.fetch":["return-503"]}}', 'storage.objects.fetch'],
  ['no instructions', '{}', 'instructions'],
  ['another transport', '{"instructions":{},"transport":"GRPC"}', 'GRPC'],
])('a retry test is refused for %s', async ([, body, message]) => {
  const { url } = await storageBehind('server');
  const refused = await fetch(`${url}/retry_test`, { method: 'POST', body });
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining(message)]);
});
