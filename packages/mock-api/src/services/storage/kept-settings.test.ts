import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';
import type { MockCloudOptions } from '../../model/mock-cloud-options.ts';

const host = 'http://localhost:8085';

function newCloud(options: MockCloudOptions = {}): MockCloud {
  const cloud = createMockCloud(options);
  onTestFinished(() => cloud.close());
  cloud.objects.createBucket('my-bucket');
  return cloud;
}

async function call(cloud: MockCloud, method: string, path: string, body?: unknown): Promise<[number, unknown]> {
  const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const answer = await cloud.fetch(`${host}${path}`, init);
  const text = await answer.text();
  return [answer.status, text === '' ? undefined : JSON.parse(text)];
}

test.for(['/b/my-bucket/acl', '/b/my-bucket/defaultObjectAcl', '/b/my-bucket/o/a/acl'])(
  'keeps who may do what: %s',
  async (path) => {
    const cloud = newCloud();
    await cloud.bucket('my-bucket').put('a', 'text');
    expect(await call(cloud, 'GET', path)).toMatchObject([200, { items: [{ role: 'OWNER' }, {}, { role: 'READER' }] }]);
    const grant = { entity: 'user-someone@example.com', role: 'READER' };
    expect(await call(cloud, 'POST', path, grant)).toMatchObject([200, { ...grant, email: 'someone@example.com' }]);
    expect(await call(cloud, 'PATCH', `${path}/${grant.entity}`, { role: 'OWNER' })).toMatchObject([
      200,
      { role: 'OWNER' },
    ]);
    expect(await call(cloud, 'GET', `${path}/${grant.entity}`)).toMatchObject([200, { role: 'OWNER' }]);
    expect(await call(cloud, 'DELETE', `${path}/${grant.entity}`)).toEqual([204, undefined]);
    expect(await call(cloud, 'GET', `${path}/${grant.entity}`)).toMatchObject([404, {}]);
    expect(await call(cloud, 'POST', path, { role: 'READER' })).toMatchObject([
      400,
      { error: { message: 'Required parameter: entity' } },
    ]);
  },
);

test('tells access lists to who asks for all, and none where access is uniform', async () => {
  const cloud = newCloud();
  await cloud.bucket('my-bucket').put('a', 'text');
  await call(cloud, 'PATCH', '/b/my-bucket/o/a?predefinedAcl=publicRead', {});
  const [, some] = await call(cloud, 'GET', '/b/my-bucket/o/a');
  expect(some).not.toHaveProperty('acl');
  const all = { acl: [{ role: 'OWNER' }, { entity: 'allUsers', role: 'READER' }] };
  expect(await call(cloud, 'GET', '/b/my-bucket/o/a?projection=full')).toMatchObject([200, all]);
  await call(cloud, 'PATCH', '/b/my-bucket', { iamConfiguration: { uniformBucketLevelAccess: { enabled: true } } });
  expect(await call(cloud, 'GET', '/b/my-bucket/o/a/acl')).toMatchObject([
    400,
    { error: { errors: [{ reason: 'invalid' }] } },
  ]);
});

test('keeps IAM policies, which change only for who knows the present one', async () => {
  const cloud = newCloud();
  const [, policy] = await call(cloud, 'GET', '/b/my-bucket/iam');
  const { etag } = policy as { etag: string };
  const bindings = [{ role: 'roles/storage.admin', members: ['user:someone@example.com'] }];
  expect(await call(cloud, 'PUT', '/b/my-bucket/iam', { bindings, etag })).toMatchObject([200, { bindings }]);
  expect(await call(cloud, 'PUT', '/b/my-bucket/iam', { bindings: [], etag })).toMatchObject([412, {}]);
  expect(await call(cloud, 'GET', '/b/my-bucket/iam')).toMatchObject([200, { bindings }]);
  const asked = '/b/my-bucket/iam/testPermissions?permissions=storage.buckets.get&permissions=storage.objects.get';
  expect(await call(cloud, 'GET', asked)).toMatchObject([
    200,
    { permissions: ['storage.buckets.get', 'storage.objects.get'] },
  ]);
});

test('keeps notifications and HMAC keys', async () => {
  const cloud = newCloud();
  const path = '/b/my-bucket/notificationConfigs';
  const topic = '//pubsub.googleapis.com/projects/p/topics/t';
  expect(await call(cloud, 'POST', path, { topic, payload_format: 'NONE' })).toMatchObject([200, { id: '1', topic }]);
  expect(await call(cloud, 'POST', path, { topic })).toMatchObject([400, {}]);
  expect(await call(cloud, 'GET', path)).toMatchObject([200, { items: [{ id: '1' }] }]);
  expect(await call(cloud, 'DELETE', `${path}/1`)).toEqual([204, undefined]);
  expect(await call(cloud, 'GET', `${path}/1`)).toMatchObject([404, {}]);

  const keys = '/storage/v1/projects/p/hmacKeys';
  const [, made] = await call(cloud, 'POST', `${keys}?serviceAccountEmail=a@example.com`);
  const { metadata, secret } = made as { metadata: { accessId: string }; secret: string };
  const one = `${keys}/${metadata.accessId}`;
  expect(secret).toHaveLength(40);
  const [, told] = await call(cloud, 'GET', one);
  expect(JSON.stringify(told)).not.toContain(secret);
  expect(await call(cloud, 'DELETE', one)).toMatchObject([400, {}]);
  expect(await call(cloud, 'PUT', one, { state: 'INACTIVE' })).toMatchObject([200, { state: 'INACTIVE' }]);
  expect(await call(cloud, 'DELETE', one)).toEqual([204, undefined]);
  expect(await call(cloud, 'GET', keys)).toMatchObject([200, { items: [] }]);
  expect(await call(cloud, 'GET', `${keys}?showDeletedKeys=true`)).toMatchObject([
    200,
    { items: [{ state: 'DELETED' }] },
  ]);
});

test('a patch changes what it names, an update all', async () => {
  const cloud = newCloud();
  const labels = { team: 'search', stage: 'test' };
  await call(cloud, 'PATCH', '/b/my-bucket', { labels, retentionPolicy: { retentionPeriod: '60' } });
  const patch = { labels: { stage: null, owner: 'me' } };
  expect(await call(cloud, 'PATCH', '/b/my-bucket', patch)).toMatchObject([200, { metageneration: '3' }]);
  expect(cloud.objects.getBucket('my-bucket')?.settings['labels']).toEqual({ team: 'search', owner: 'me' });
  const lock = '/b/my-bucket/lockRetentionPolicy';
  expect(await call(cloud, 'POST', lock)).toMatchObject([400, {}]);
  expect(await call(cloud, 'POST', `${lock}?ifMetagenerationMatch=1`)).toMatchObject([412, {}]);
  const locked = { retentionPolicy: { retentionPeriod: '60', isLocked: true } };
  expect(await call(cloud, 'POST', `${lock}?ifMetagenerationMatch=3`)).toMatchObject([200, locked]);
  const [, updated] = await call(cloud, 'PUT', '/b/my-bucket', { labels: { a: 'b' } });
  expect(updated).toMatchObject({ labels: { a: 'b' } });
  expect(updated).not.toHaveProperty('retentionPolicy');

  await cloud.bucket('my-bucket').put('a', 'text');
  const given = { metadata: { k: 'v' }, cacheControl: 'no-store', contexts: { custom: { c: { value: 'd' } } } };
  expect(await call(cloud, 'PATCH', '/b/my-bucket/o/a', given)).toMatchObject([200, given]);
  const [, replaced] = await call(cloud, 'PUT', '/b/my-bucket/o/a', { contentType: 'a/b' });
  expect(replaced).toMatchObject({ contentType: 'a/b', metageneration: '3' });
  for (const field of Object.keys(given)) expect(replaced).not.toHaveProperty(field);
});

test('objects move, and lists pick by globs and fields', async () => {
  const cloud = newCloud();
  for (const name of ['in/a.jsonl', 'in/b.csv', 'in/deep/c.jsonl']) await cloud.bucket('my-bucket').put(name, name);
  expect(await call(cloud, 'POST', '/b/my-bucket/o/in%2Fa.jsonl/moveTo/o/in%2Fz.jsonl')).toMatchObject([
    200,
    { name: 'in/z.jsonl' },
  ]);
  expect(await cloud.bucket('my-bucket').text('in/z.jsonl')).toBe('in/a.jsonl');
  const [, found] = await call(cloud, 'GET', '/b/my-bucket/o?matchGlob=in/*.jsonl&fields=items(name,size)');
  expect(found).toEqual({ items: [{ name: 'in/z.jsonl', size: '10' }] });
  const pretty = await cloud.fetch(`${host}/b/my-bucket/o/in%2Fb.csv?fields=name&prettyPrint=true`);
  expect(await pretty.text()).toBe('{\n  "name": "in/b.csv"\n}');
  expect(await call(cloud, 'GET', '/b/my-bucket/o?fields=items(')).toMatchObject([
    400,
    { error: { errors: [{ reason: 'invalidParameter' }] } },
  ]);
});

test('heeds the conditions of HTTP itself', async () => {
  const cloud = newCloud();
  await cloud.bucket('my-bucket').put('a', 'text');
  const address = `${host}/b/my-bucket/o/a`;
  const { etag } = (await (await cloud.fetch(address)).json()) as { etag: string };
  const status = async (name: string, value: string): Promise<number> =>
    (await cloud.fetch(address, { headers: { [name]: value } })).status;
  expect(await status('if-match', `"x", "${etag}"`)).toBe(200);
  expect(await status('if-match', '*')).toBe(200);
  expect(await status('if-match', '"x"')).toBe(412);
  expect(await status('if-none-match', `W/"${etag}"`)).toBe(304);
  expect(await status('if-none-match', '"x"')).toBe(200);
});

const upload = `${host}/upload/storage/v1/b/my-bucket/o`;

test('holds an upload in parts to what was said of it at its start', async () => {
  const cloud = newCloud();
  const start = async (resource: object): Promise<string> => {
    const init = { method: 'POST', body: JSON.stringify(resource) };
    return (await cloud.fetch(`${upload}?uploadType=resumable&name=a`, init)).headers.get('location') ?? '';
  };
  const put = async (address: string): Promise<number> =>
    (await cloud.fetch(address, { method: 'PUT', body: 'hello world' })).status;
  expect(await put(await start({ crc32c: 'AAAAAA==' }))).toBe(400);
  expect(await put(await start({ md5Hash: 'AAAAAAAAAAAAAAAAAAAAAA==' }))).toBe(400);
  expect(await put(await start({ crc32c: 'yZRlqg==', md5Hash: 'XrY7u+Ae7tCTyyK7j1rNww==' }))).toBe(200);
  const large = { method: 'POST', headers: { 'x-upload-content-length': String(6 * 2 ** 40) } };
  expect((await cloud.fetch(`${upload}?uploadType=resumable&name=a`, large)).status).toBe(413);
});

test.for([
  ['lenient', 308],
  ['strict', 400],
] as const)('takes parts of any size, or only of 256 KiB: %s', async ([chunkSizes, status]) => {
  const cloud = newCloud({ storage: { chunkSizes } });
  const started = await cloud.fetch(`${upload}?uploadType=resumable&name=a`, { method: 'POST' });
  const put = async (range: string, body: string | Uint8Array<ArrayBuffer>): Promise<number> =>
    (
      await cloud.fetch(started.headers.get('location') ?? '', {
        method: 'PUT',
        body,
        headers: { 'content-range': range },
      })
    ).status;
  expect(await put('bytes 0-262143/*', new Uint8Array(262_144))).toBe(308);
  expect(await put('bytes 262144-262146/*', 'abc')).toBe(status);
  expect(await put('bytes 262144-262146/262147', 'abc')).toBe(200);
  expect(() => createMockCloud({ storage: { chunkSizes: 'any' as 'strict' } })).toThrow(
    'storage.chunkSizes is lenient or strict',
  );
});

test('frees uploads that nobody completes in a week', async () => {
  const cloud = newCloud({ clock: 'manual' });
  const start = (): Promise<Response> => cloud.fetch(`${upload}?uploadType=resumable&name=a`, { method: 'POST' });
  const idOf = (answer: Response): string => answer.headers.get('x-guploader-uploadid') ?? '';
  const half = idOf(await start());
  await cloud.clock.advance(8 * 24 * 60 * 60 * 1000);
  expect(cloud.objects.uploads.has(half)).toBe(true);
  await start();
  expect(cloud.objects.uploads.has(half)).toBe(false);
});

test('says what it does not do', async () => {
  const cloud = newCloud();
  for (const [method, path] of [
    ['POST', '/batch/storage/v1'],
    ['GET', '/storage/v1/b/my-bucket/folders'],
  ] as const) {
    expect(await call(cloud, method, path)).toMatchObject([501, { error: { errors: [{ reason: 'notImplemented' }] } }]);
  }
});

test.for(['/$discovery/rest?version=v1', '/discovery/v1/apis/storage/v1/rest'])(
  'tells its methods: %s',
  async (path) => {
    const [status, document] = await call(newCloud(), 'GET', path);
    expect([status, document]).toMatchObject([
      200,
      {
        rootUrl: `${host}/`,
        servicePath: 'storage/v1/',
        resources: {
          objects: {
            methods: { get: { id: 'storage.objects.get', path: 'b/{bucket}/o/{object}', httpMethod: 'GET' } },
          },
          projects: { resources: { hmacKeys: { methods: { list: { parameterOrder: ['project'] } } } } },
        },
      },
    ]);
  },
);

test('serves an object whatever its attributes say', async () => {
  const cloud = newCloud();
  await cloud.bucket('my-bucket').put('a', 'text');
  const odd = {
    contentType: 'a/b; c=é\u2603\n',
    contentDisposition: '\u0000',
    cacheControl: 'ü',
    contentLanguage: '日',
  };
  await call(cloud, 'PATCH', '/b/my-bucket/o/a', odd);
  const answer = await cloud.fetch(`${host}/b/my-bucket/o/a?alt=media`);
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'a/b; c=é??', 'text']);
});
