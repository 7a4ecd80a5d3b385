import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { MockCloudOptions } from '../../model/mock-cloud-options.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';

const host = 'https://storage.googleapis.com';
const upload = `${host}/upload/storage/v1/b/my-bucket/o`;

function newCloud(options: MockCloudOptions = {}): MockCloud {
  const cloud = createMockCloud(options);
  cloud.objects.createBucket('my-bucket', { project: cloud.project });
  onTestFinished(() => cloud.close());
  return cloud;
}

async function storageError(answer: Response): Promise<unknown> {
  return { status: answer.status, body: await answer.json() };
}

function errorOf(code: number, reason: string, message: unknown): unknown {
  return { status: code, body: { error: { code, message, errors: [{ message, domain: 'global', reason }] } } };
}

test.for(['/storage/v1', ''])('makes, tells, lists, changes and deletes buckets under %s/b', async (base) => {
  const { fetch } = newCloud({ project: 'p' });
  const made = await fetch(`${host}${base}/b?project=p`, {
    method: 'POST',
    body: JSON.stringify({ name: 'new-bucket', location: 'europe-west4', labels: { a: 'b' } }),
  });
  expect(await made.json()).toMatchObject({
    kind: 'storage#bucket',
    id: 'new-bucket',
    location: 'EUROPE-WEST4',
    locationType: 'region',
    metageneration: '1',
    labels: { a: 'b' },
    selfLink: `${host}/storage/v1/b/new-bucket`,
  });
  const patched = await fetch(`${host}${base}/b/new-bucket?ifMetagenerationMatch=1`, {
    method: 'PATCH',
    body: '{"labels":null}',
  });
  expect(await patched.json()).toMatchObject({ metageneration: '2' });
  const told: unknown = await (await fetch(`${host}${base}/b/new-bucket`)).json();
  expect(told).not.toHaveProperty('labels');
  const listed = await fetch(`${host}${base}/b?project=p&prefix=new`);
  expect(await listed.json()).toEqual({ kind: 'storage#buckets', items: [told] });
  expect((await fetch(`${host}${base}/b/new-bucket`, { method: 'DELETE' })).status).toBe(204);
  expect(await storageError(await fetch(`${host}${base}/b/new-bucket`))).toEqual(
    errorOf(404, 'notFound', 'The specified bucket does not exist.'),
  );
});

test.for<[title: string, query: string, body: string, code: number, reason: string, message: unknown]>([
  [
    'a name that is taken',
    '?project=p',
    '{"name":"my-bucket"}',
    409,
    'conflict',
    expect.stringContaining('not available'),
  ],
  ['a name that no bucket can have', '?project=p', '{"name":"A"}', 400, 'invalid', "Invalid bucket name: 'A'"],
  ['no name', '?project=p', '{}', 400, 'required', 'Required parameter: name'],
  ['no project', '', '{"name":"abc"}', 400, 'required', 'Required parameter: project'],
  ['a body that is not JSON', '?project=p', '{', 400, 'parseError', expect.stringContaining('not valid JSON')],
])('refuses a bucket with %s', async ([, query, body, code, reason, message]) => {
  const answer = await newCloud().fetch(`${host}/storage/v1/b${query}`, { method: 'POST', body });
  expect(await storageError(answer)).toEqual(errorOf(code, reason, message));
});

const anyName = fc
  .array(
    fc.oneof(
      fc.integer({ min: 32, max: 126 }),
      fc.integer({ min: 127, max: 0xd7ff }),
      fc.integer({ min: 0xe000, max: 0x10_ffff }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((codePoints) => String.fromCodePoint(...codePoints));

test('keeps objects under any name', () =>
  fc.assert(
    fc.asyncProperty(anyName, async (name) => {
      fc.pre(name !== '.' && name !== '..');
      const cloud = createMockCloud();
      cloud.objects.createBucket('my-bucket');
      const put = await cloud.fetch(`${upload}?${new URLSearchParams({ uploadType: 'media', name })}`, {
        method: 'POST',
        body: name,
      });
      expect(await put.json()).toMatchObject({ name });
      const object = `${host}/storage/v1/b/my-bucket/o/${encodeURIComponent(name)}`;
      expect(await (await cloud.fetch(object)).json()).toMatchObject({ name });
      expect(await (await cloud.fetch(`${object}?alt=media`)).text()).toBe(name);
      expect((await cloud.fetch(object, { method: 'DELETE' })).status).toBe(204);
      expect((await cloud.fetch(object)).status).toBe(404);
      await cloud.close();
    }),
    { examples: [['a/b c+d%2F\u2603.jsonl'], ['%'], ['?x=1#y'], ['//']] },
  ));

test('tells an object as the official libraries want it', async () => {
  const cloud = newCloud({ clock: 'manual' });
  const answer = await cloud.fetch(`${upload}?uploadType=media&name=in/a`, {
    method: 'POST',
    body: 'hello world',
    headers: { 'content-type': 'text/plain' },
  });
  const generation = String(cloud.objects.require('my-bucket', 'in/a').generation);
  expect(await answer.json()).toEqual({
    kind: 'storage#object',
    id: `my-bucket/in/a/${generation}`,
    selfLink: `${host}/storage/v1/b/my-bucket/o/in%2Fa`,
    mediaLink: `${host}/download/storage/v1/b/my-bucket/o/in%2Fa?generation=${generation}&alt=media`,
    name: 'in/a',
    bucket: 'my-bucket',
    generation,
    metageneration: '1',
    contentType: 'text/plain',
    storageClass: 'STANDARD',
    size: '11',
    md5Hash: 'XrY7u+Ae7tCTyyK7j1rNww==',
    crc32c: 'yZRlqg==',
    etag: expect.any(String),
    timeCreated: '2026-01-01T00:00:00.000Z',
    updated: '2026-01-01T00:00:00.000Z',
    timeFinalized: '2026-01-01T00:00:00.000Z',
    timeStorageClassUpdated: '2026-01-01T00:00:00.000Z',
  });
});

test('gives bytes with what a client checks them by', async () => {
  const cloud = newCloud();
  await cloud.bucket('my-bucket').put('a', 'hello world');
  const { generation } = cloud.objects.require('my-bucket', 'a');
  for (const address of [
    `${host}/storage/v1/b/my-bucket/o/a?alt=media`,
    `${host}/b/my-bucket/o/a?alt=media`,
    `${host}/download/storage/v1/b/my-bucket/o/a`,
  ]) {
    const answer = await cloud.fetch(address);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-length': '11',
      'x-goog-hash': 'crc32c=yZRlqg==,md5=XrY7u+Ae7tCTyyK7j1rNww==',
      'x-goog-generation': String(generation),
      'x-goog-stored-content-encoding': 'identity',
      'x-goog-stored-content-length': '11',
    });
    expect(await answer.text()).toBe('hello world');
  }
});

test('gives a part of the bytes, and says when there is none', async () => {
  const cloud = newCloud();
  await cloud.bucket('my-bucket').put('a', 'hello world');
  const part = await cloud.fetch(`${host}/b/my-bucket/o/a?alt=media`, { headers: { range: 'bytes=6-' } });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 6-10/11', 'world']);
  const none = await cloud.fetch(`${host}/b/my-bucket/o/a?alt=media`, { headers: { range: 'bytes=11-' } });
  expect([none.status, none.headers.get('content-range')]).toEqual([416, 'bytes */11']);
});

test('says in plain text what object is missing where bytes were asked for', async () => {
  const answer = await newCloud().fetch(`${host}/b/my-bucket/o/in%2Fa?alt=media`);
  expect([answer.status, await answer.text()]).toEqual([404, 'No such object: my-bucket/in/a']);
});

test('lists page by page, without a token on the last page', async () => {
  const cloud = newCloud();
  for (const name of ['in/a', 'in/b/c', 'in/d', 'out/e']) await cloud.bucket('my-bucket').put(name, '');
  const first = (await (await cloud.fetch(`${host}/b/my-bucket/o?prefix=in/&delimiter=/&maxResults=2`)).json()) as {
    nextPageToken: string;
  };
  expect(first).toMatchObject({
    kind: 'storage#objects',
    prefixes: ['in/b/'],
    items: [{ name: 'in/a' }],
    nextPageToken: expect.any(String),
  });
  const query = new URLSearchParams({ prefix: 'in/', delimiter: '/', maxResults: '2', pageToken: first.nextPageToken });
  const last: unknown = await (await cloud.fetch(`${host}/b/my-bucket/o?${query}`)).json();
  expect(last).toEqual({ kind: 'storage#objects', items: [expect.objectContaining({ name: 'in/d' })] });
});

test('takes attributes and bytes in one body', async () => {
  const { fetch } = newCloud();
  const answer = await fetch(`${upload}?uploadType=multipart`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/related; boundary="x"' },
    body: '--x\r\nContent-Type: application/json\r\n\r\n{"name":"m","metadata":{"k":"v"},"crc32c":"yZRlqg=="}\r\n--x\r\nContent-Type: text/plain\r\n\r\nhello world\r\n--x--',
  });
  expect(await answer.json()).toMatchObject({ name: 'm', size: '11', contentType: 'text/plain', metadata: { k: 'v' } });
});

test('refuses bytes whose checksum is not the one sent along', async () => {
  const cloud = newCloud();
  const answer = await cloud.fetch(`${upload}?uploadType=media&name=a`, {
    method: 'POST',
    body: 'hello',
    headers: { 'x-goog-hash': 'crc32c=AAAAAA==' },
  });
  expect(await storageError(answer)).toEqual(
    errorOf(400, 'invalid', expect.stringContaining('Provided CRC32C "AAAAAA=="')),
  );
  expect(await cloud.bucket('my-bucket').list()).toEqual([]);
});

async function session(cloud: MockCloud, query = '', base = '/upload/storage/v1'): Promise<string> {
  const answer = await cloud.fetch(
    `http://localhost:8085${base}/b/my-bucket/o?uploadType=resumable&name=in%2Fa+b${query}`,
    {
      method: 'POST',
      headers: { 'x-upload-content-type': 'application/jsonl' },
      body: '{"metadata":{"k":"v"}}',
    },
  );
  expect(answer.status).toBe(200);
  return answer.headers.get('location') ?? '';
}

test.for(['/upload/storage/v1', '/resumable/upload/storage/v1'])(
  'takes an object in several requests under %s',
  async (base) => {
    const cloud = newCloud();
    const address = await session(cloud, '', base);
    expect(address.startsWith(`http://localhost:8085${base}/b/my-bucket/o?`)).toBe(true);
    expect(new URL(address).searchParams.get('upload_id')).toContain(cloud.name);

    const asked = await cloud.fetch(address, { method: 'PUT', headers: { 'content-range': 'bytes */*' } });
    expect([asked.status, asked.headers.get('range')]).toEqual([308, null]);
    const first = await cloud.fetch(address, {
      method: 'PUT',
      body: 'hello',
      headers: { 'content-range': 'bytes 0-4/*' },
    });
    expect([first.status, first.headers.get('range')]).toEqual([308, 'bytes=0-4']);
    const again = await cloud.fetch(address, {
      method: 'POST',
      body: 'lo wor',
      headers: { 'content-range': '3-8/11', 'x-guploader-no-308': 'yes' },
    });
    expect([again.status, again.headers.get('x-http-status-code-override'), again.headers.get('range')]).toEqual([
      200,
      '308',
      'bytes=0-8',
    ]);
    expect(await cloud.bucket('my-bucket').list()).toEqual([]);

    const last = await cloud.fetch(address, {
      method: 'PUT',
      body: 'ld',
      headers: { 'content-range': 'bytes 9-10/11' },
    });
    expect(await last.json()).toMatchObject({
      name: 'in/a b',
      size: '11',
      crc32c: 'yZRlqg==',
      contentType: 'application/jsonl',
      metadata: { k: 'v' },
    });
    const asked2 = await cloud.fetch(address, { method: 'PUT', headers: { 'content-range': 'bytes */*' } });
    expect([asked2.status, await asked2.json()]).toMatchObject([200, { name: 'in/a b' }]);
  },
);

test.for<[title: string, range: string | undefined, body: string]>([
  ['a body that tells the end itself', 'bytes 0-*/*', 'hello world'],
  ['no range at all', undefined, 'hello world'],
  ['an empty object', 'bytes */0', ''],
])('completes an upload: %s', async ([, range, body]) => {
  const cloud = newCloud();
  const answer = await cloud.fetch(await session(cloud), {
    method: 'PUT',
    body,
    headers: range === undefined ? {} : { 'content-range': range },
  });
  expect(answer.status).toBe(200);
  expect(await cloud.bucket('my-bucket').text('in/a b')).toBe(body);
});

test('forgets a cancelled upload', async () => {
  const cloud = newCloud();
  const address = await session(cloud);
  expect((await cloud.fetch(address, { method: 'DELETE' })).status).toBe(499);
  expect((await cloud.fetch(address, { method: 'PUT', body: 'x' })).status).toBe(499);
  expect(
    (await cloud.fetch(`${upload}?uploadType=resumable&upload_id=none`, { method: 'PUT', body: 'x' })).status,
  ).toBe(404);
});

test('refuses every change whose precondition does not hold', async () => {
  const cloud = newCloud();
  await cloud.bucket('my-bucket').put('a', 'old');
  const object = `${host}/storage/v1/b/my-bucket/o/a`;
  const q = 'ifGenerationMatch=0';
  const calls: [string, RequestInit][] = [
    [`${upload}?uploadType=media&name=a&${q}`, { method: 'POST', body: 'new' }],
    [
      `${upload}?uploadType=multipart&${q}`,
      {
        method: 'POST',
        body: '--x\n\n{"name":"a"}\n--x\n\nnew\n--x--',
        headers: { 'content-type': 'multipart/related; boundary=x' },
      },
    ],
    [`${object}?${q}`, { method: 'PATCH', body: '{"contentType":"text/plain"}' }],
    [`${object}?${q}`, { method: 'DELETE' }],
    [`${object}/rewriteTo/b/my-bucket/o/a?${q}`, { method: 'POST' }],
    [`${object}/rewriteTo/b/my-bucket/o/b?ifSourceGenerationMatch=1`, { method: 'POST' }],
    [`${object}/compose?${q}`, { method: 'POST', body: '{"sourceObjects":[{"name":"a"}]}' }],
    [`${host}/b/my-bucket?ifMetagenerationMatch=7`, { method: 'PATCH', body: '{}' }],
    [`${object}?${q}`, {}],
  ];
  for (const [address, init] of calls) {
    const answer = await cloud.fetch(address, init);
    expect(await storageError(answer), `${init.method ?? 'GET'} ${address}`).toMatchObject({
      status: 412,
      body: {
        error: { code: 412, errors: [{ reason: 'conditionNotMet', locationType: 'header', location: 'If-Match' }] },
      },
    });
  }
  const notModified = await cloud.fetch(`${object}?ifMetagenerationNotMatch=1`);
  expect([notModified.status, await notModified.text()]).toEqual([304, '']);
  expect(await cloud.bucket('my-bucket').text('a')).toBe('old');
});

test('copies and composes objects', async () => {
  const cloud = newCloud();
  const bucket = cloud.bucket('my-bucket');
  await bucket.put('a', 'hello ');
  await bucket.put('b', 'world');
  const composed = await cloud.fetch(`${host}/b/my-bucket/o/c/compose`, {
    method: 'POST',
    body: '{"destination":{"contentType":"text/plain"},"sourceObjects":[{"name":"a"},{"name":"b"}]}',
  });
  const resource: unknown = await composed.json();
  expect(resource).toMatchObject({ size: '11', crc32c: 'yZRlqg==', componentCount: 2, contentType: 'text/plain' });
  expect(resource).not.toHaveProperty('md5Hash');
  const copied = await cloud.fetch(`${host}/b/my-bucket/o/c/rewriteTo/b/my-bucket/o/d%2Fe`, {
    method: 'POST',
    body: '{}',
  });
  expect(await copied.json()).toMatchObject({
    kind: 'storage#rewriteResponse',
    done: true,
    totalBytesRewritten: '11',
    resource: { name: 'd/e', contentType: 'text/plain', crc32c: 'yZRlqg==' },
  });
  expect(await bucket.text('d/e')).toBe('hello world');
});

test('makes a missing bucket for an upload only where the cloud is told to', async () => {
  const address = `${host}/upload/storage/v1/b/missing-bucket/o?uploadType=media&name=a`;
  const call = { method: 'POST', body: 'x' };
  const strict = newCloud({ missingBuckets: 'fail' });
  expect(await storageError(await strict.fetch(address, call))).toEqual(
    errorOf(404, 'notFound', 'The specified bucket does not exist.'),
  );
  const lenient = newCloud({ missingBuckets: 'create' });
  expect((await lenient.fetch(address, call)).status).toBe(200);
  expect(lenient.objects.getBucket('missing-bucket')?.project).toBe(lenient.project);
  expect((await lenient.fetch(`${host}/b/other-bucket/o/a`)).status).toBe(404);
});

test('says which number of the query is none', async () => {
  const answer = await newCloud().fetch(`${host}/b/my-bucket/o?maxResults=-1`);
  expect(await storageError(answer)).toEqual(
    errorOf(400, 'invalidParameter', "Invalid value for maxResults: '-1' is not a whole number."),
  );
});

test('looks at preconditions again when a resumable upload ends', async () => {
  const cloud = newCloud();
  const address = await session(cloud, '&ifGenerationMatch=0');
  await cloud.bucket('my-bucket').put('in/a b', 'made meanwhile');
  const answer = await cloud.fetch(address, { method: 'PUT', body: 'late' });
  expect(answer.status).toBe(412);
  expect(await cloud.bucket('my-bucket').text('in/a b')).toBe('made meanwhile');
});

test('refuses a token whose time is over', async () => {
  const cloud = newCloud();
  const { accessToken } = cloud.credentials.issueToken();
  const call = (): Promise<Response> =>
    cloud.fetch(`${host}/b/my-bucket`, { headers: { authorization: `Bearer ${accessToken}` } });
  expect((await call()).status).toBe(200);
  cloud.credentials.expireTokens();
  expect(await storageError(await call())).toMatchObject({
    status: 401,
    body: {
      error: { code: 401, errors: [{ reason: 'authError', locationType: 'header', location: 'Authorization' }] },
    },
  });
});

test('makes no bucket of a name that none can have', async () => {
  const answer = await newCloud().fetch(`${host}/upload/storage/v1/b/A/o?uploadType=media&name=a`, {
    method: 'POST',
    body: 'x',
  });
  expect(await storageError(answer)).toEqual(errorOf(400, 'invalid', "Invalid bucket name: 'A'"));
});
