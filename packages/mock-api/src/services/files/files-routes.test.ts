import { hash } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { MockCloudOptions } from '../../model/mock-cloud-options.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';

const HOST = 'https://generativelanguage.googleapis.com';
const HOUR_MS = 3_600_000;
const key = { 'x-goog-api-key': 'k' };

interface File {
  name: string;
  createTime: string;
  expirationTime: string;
  sha256Hash: string;
  uri: string;
}

interface Body {
  file?: File;
  files?: File[];
  nextPageToken?: string;
  error?: { message: string; status: string };
}

function open(options?: MockCloudOptions): MockCloud {
  const cloud = createMockCloud(options);
  onTestFinished(() => cloud.close());
  return cloud;
}

async function json(answer: Response): Promise<Body> {
  return (await answer.json()) as Body;
}

const get = (cloud: MockCloud, path: string): Promise<Response> => cloud.fetch(`${HOST}/${path}`, { headers: key });

function start(
  cloud: MockCloud,
  headers: Record<string, string> = {},
  body: unknown = {},
  host = HOST,
): Promise<Response> {
  return cloud.fetch(`${host}/upload/v1beta/files`, {
    method: 'POST',
    headers: { ...key, 'x-goog-upload-protocol': 'resumable', 'x-goog-upload-command': 'start', ...headers },
    body: JSON.stringify(body),
  });
}

/** One request of an upload, without any credential. */
function send(cloud: MockCloud, url: string, command: string, offset?: number, body?: string): Promise<Response> {
  return cloud.fetch(url, {
    method: 'POST',
    headers: {
      'x-goog-upload-command': command,
      ...(offset !== undefined && { 'x-goog-upload-offset': String(offset) }),
    },
    ...(body !== undefined && { body }),
  });
}

const progressOf = ({ headers }: Response): unknown[] => [
  headers.get('x-goog-upload-status'),
  headers.get('x-goog-upload-size-received'),
];

async function put(cloud: MockCloud, text: string, name?: string): Promise<string> {
  return (await cloud.files.put({ mimeType: 'text/plain', name }, [Buffer.from(text)])).name;
}

describe('an upload', () => {
  test('takes chunks without a credential, and in the end is a file', async () => {
    const cloud = open();
    const file = { display_name: 'dn', mimeType: 'text/plain', size_bytes: 5 };
    const started = await start(cloud, { 'x-goog-upload-header-content-length': '5' }, { file });
    expect(started.status).toBe(200);
    expect(progressOf(started)).toEqual(['active', '0']);
    const url = started.headers.get('x-goog-upload-url') ?? '';
    const first = await send(cloud, url, 'upload', 0, 'ab');
    expect([first.status, ...progressOf(first)]).toEqual([200, 'active', '2']);
    expect(progressOf(await send(cloud, url, 'query'))).toEqual(['active', '2']);
    const last = await send(cloud, url, 'upload, finalize', 2, 'cde');
    expect(progressOf(last)).toEqual(['final', '5']);
    const hex = hash('sha256', 'abcde');
    const { file: made } = await json(last);
    expect(made).toEqual({
      name: expect.stringMatching(/^files\/[a-z0-9]{12}$/),
      displayName: 'dn',
      mimeType: 'text/plain',
      sizeBytes: '5',
      createTime: expect.stringMatching(/^2026-01-01T00:00:00\.\d{6}Z$/),
      updateTime: made?.createTime,
      expirationTime: made?.createTime.replace('2026-01-01', '2026-01-03'),
      sha256Hash: Buffer.from(hex).toString('base64'),
      uri: `${HOST}/v1beta/${made?.name}`,
      state: 'ACTIVE',
      source: 'UPLOADED',
    });
    expect(await (await get(cloud, `v1/${made?.name}`)).json()).toEqual({ ...made, uri: `${HOST}/v1/${made?.name}` });
  });

  test.for([HOST, 'http://127.0.0.1:8085'])('goes on where it was started: %s', async (host) => {
    const cloud = open({ name: `here-${host.length}` });
    const url = new URL((await start(cloud, {}, {}, host)).headers.get('x-goog-upload-url') ?? '');
    expect(url.origin).toBe(host);
    const id = url.searchParams.get('upload_id') ?? '';
    expect(id).toMatch(new RegExp(`^${cloud.name}\\.`));
    expect(cloud.owns({ kind: 'upload', value: id })).toBe(true);
    expect(open().owns({ kind: 'upload', value: id })).toBe(false);
  });

  test('of nothing is one request', async () => {
    const cloud = open();
    const url =
      (await start(cloud, { 'x-goog-upload-header-content-length': '0' })).headers.get('x-goog-upload-url') ?? '';
    const done = await send(cloud, url, 'upload, finalize', 0);
    expect(progressOf(done)).toEqual(['final', '0']);
    expect(await json(done)).toMatchObject({ file: { sizeBytes: '0' } });
  });

  test('that is sent to the wrong place says where it stands, and goes on', async () => {
    const cloud = open();
    const url = (await start(cloud)).headers.get('x-goog-upload-url') ?? '';
    await send(cloud, url, 'upload', 0, 'abc');
    const wrong = await send(cloud, url, 'upload', 5, 'x');
    expect([wrong.status, ...progressOf(wrong)]).toEqual([400, 'active', '3']);
    expect(await json(await send(cloud, url, 'finalize'))).toMatchObject({ file: { sizeBytes: '3' } });
  });

  test('can be cancelled, and then is over', async () => {
    const cloud = open();
    const url = (await start(cloud)).headers.get('x-goog-upload-url') ?? '';
    expect(progressOf(await send(cloud, url, 'cancel'))).toEqual(['cancelled', '0']);
    const after = await send(cloud, url, 'upload, finalize', 0, 'a');
    expect([after.status, ...progressOf(after)]).toEqual([400, 'cancelled', '0']);
    expect(cloud.files.list()).toEqual([]);
  });

  test('may come in one body with its attributes', async () => {
    const cloud = open();
    const body =
      '--b\r\ncontent-type: application/json\r\n\r\n{"file":{"displayName":"dn"}}\r\n--b\r\ncontent-type: text/csv\r\n\r\na,b\r\n--b--\r\n';
    const answer = await cloud.fetch(`${HOST}/upload/v1beta/files`, {
      method: 'POST',
      headers: { ...key, 'x-goog-upload-protocol': 'multipart', 'content-type': 'multipart/related; boundary=b' },
      body,
    });
    expect(await json(answer)).toMatchObject({ file: { displayName: 'dn', mimeType: 'text/csv', sizeBytes: '3' } });
  });

  test('that is large needs no memory of its size', async () => {
    const cloud = open();
    const block = Buffer.alloc(1_048_576, 'x');
    const { name, content } = await cloud.files.put(
      {},
      Array.from({ length: 12 }, () => block),
    );
    expect(content.constructor.name).toBe('FileContent');
    expect(cloud.files.get(name)?.content.size).toBe(12 * 1_048_576);
  });

  test.for<[what: string, name: string, status: number, message: string]>([
    ['that is taken', 'files/taken', 409, 'already exists'],
    ['that is too long', 'x'.repeat(41), 400, 'cannot be more than 40 characters'],
    ['with other letters', 'files/A_b', 400, 'lowercase alphanumeric'],
  ])('cannot have a name %s', async ([, name, status, message]) => {
    const cloud = open();
    await put(cloud, 'a', 'files/taken');
    const refused = await start(cloud, {}, { file: { name } });
    expect(refused.status).toBe(status);
    expect((await json(refused)).error?.message).toContain(message);
  });

  test.for<[what: string, headers: Record<string, string>, body: unknown]>([
    ['an unknown protocol', { 'x-goog-upload-protocol': 'carrier pigeon' }, {}],
    ['a field that files have not', {}, { file: { colour: 'red' } }],
  ])('is refused for %s', async ([, headers, body]) => {
    expect((await start(open(), headers, body)).status).toBe(400);
  });

  test('needs a credential to begin', async () => {
    const refused = await start(open(), { 'x-goog-api-key': '' });
    expect([refused.status, (await json(refused)).error?.status]).toEqual([403, 'PERMISSION_DENIED']);
  });

  test('finds no room where files may not take more', async () => {
    const cloud = open({ gemini: { quota: { storageBytes: 10, fileBytes: 8 } } });
    const begin = (size: string): Promise<Response> => start(cloud, { 'x-goog-upload-header-content-length': size });
    expect((await begin('9')).status).toBe(400);
    const name = await put(cloud, '1234567');
    expect((await json(await begin('4'))).error?.status).toBe('RESOURCE_EXHAUSTED');
    cloud.files.delete(name);
    expect((await begin('4')).status).toBe(200);
  });
});

describe('a file', () => {
  test('is gone after 48 hours', async () => {
    const cloud = open({ clock: 'manual' });
    const name = await put(cloud, 'a');
    await cloud.clock.advance(48 * HOUR_MS - 1);
    expect((await get(cloud, `v1beta/${name}`)).status).toBe(200);
    await cloud.clock.advance(1);
    const gone = await get(cloud, `v1beta/${name}`);
    expect([gone.status, (await json(gone)).error?.message]).toEqual([
      403,
      `You do not have permission to access the File ${name.slice(6)} or it may not exist.`,
    ]);
    expect(await json(await get(cloud, 'v1/files'))).toEqual({});
  });

  test('that was uploaded cannot be downloaded', async () => {
    const cloud = open();
    const name = await put(cloud, 'a');
    const refused = await get(cloud, `v1beta/${name}:download?alt=media`);
    expect([refused.status, (await json(refused)).error?.message]).toEqual([
      400,
      expect.stringContaining('only generated files'),
    ]);
    expect((await get(cloud, 'v1beta/files/nope:download?alt=media')).status).toBe(403);
  });

  test('can be deleted once', async () => {
    const cloud = open();
    const name = await put(cloud, 'a');
    const remove = (): Promise<Response> =>
      cloud.fetch(`${HOST}/v1beta/${name}`, { method: 'DELETE', headers: key, body: '{}' });
    expect(await json(await remove())).toEqual({});
    expect((await remove()).status).toBe(403);
  });

  test('of Cloud Storage can be made known, and used', async () => {
    const cloud = open();
    const uri = await cloud
      .bucket('my-bucket')
      .put('in.jsonl', [{ key: 'a', request: { contents: [{ parts: [{ text: 'hi' }] }] } }]);
    const register = (uris: string[]): Promise<Response> =>
      cloud.fetch(`${HOST}/v1beta/files:register`, {
        method: 'POST',
        headers: { authorization: 'Bearer t' },
        body: JSON.stringify({ uris }),
      });
    const { files = [] } = await json(await register([uri]));
    expect(files).toMatchObject([{ source: 'REGISTERED', state: 'ACTIVE' }]);
    const body = JSON.stringify({ batch: { inputConfig: { fileName: files[0]?.name } } });
    const path = 'v1beta/models/gemini-2.5-flash:batchGenerateContent';
    expect((await cloud.fetch(`${HOST}/${path}`, { method: 'POST', headers: key, body })).status).toBe(200);
    expect((await register(['gs://my-bucket/nope'])).status).toBe(404);
  });

  test.for<[what: string, headers: Record<string, string>, status: number]>([
    ['a key alone', key, 401],
    ['a token', { authorization: 'Bearer t' }, 200],
    ['a token beside a key', { ...key, authorization: 'Bearer t' }, 200],
    ['a token that is not taken, beside a key', { ...key, authorization: 'Bearer ya29.unknown' }, 401],
    ['nothing', {}, 403],
  ])('of Cloud Storage need somebody to be made known by: %s', async ([what, headers, status]) => {
    const cloud = open(what.includes('not taken') ? { credentials: { unknown: 'refuse' } } : {});
    const uri = await cloud.bucket('my-bucket').put('in.txt', 'hello');
    const body = JSON.stringify({ uris: [uri] });
    const answer = await cloud.fetch(`${HOST}/v1beta/files:register`, { method: 'POST', headers, body });
    expect(answer.status).toBe(status);
    if (what === 'a key alone') {
      expect((await json(answer)).error?.message).toContain('API keys are not supported by this API.');
    }
  });
});

test('a list has ten files on a page, a hundred at the most, newest first', async () => {
  const cloud = open();
  const names: string[] = [];
  for (let count = 0; count < 12; count += 1) names.unshift(await put(cloud, String(count)));
  const first = await json(await get(cloud, 'v1beta/files'));
  expect(first.files).toHaveLength(10);
  const second = await json(await get(cloud, `v1beta/files?pageToken=${first.nextPageToken}`));
  expect(second).not.toHaveProperty('nextPageToken');
  expect([...(first.files ?? []), ...(second.files ?? [])].map(({ name }) => name)).toEqual(names);
  expect((await json(await get(cloud, 'v1beta/files?pageSize=1000'))).files).toHaveLength(12);
});
