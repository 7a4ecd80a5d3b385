import { inspect } from 'node:util';
import { expect, test, vi } from 'vitest';
import { Client } from '../client.ts';
import type { ClientOptions } from '../settings/client-options.ts';
import type { Fetch } from '../settings/http-options.ts';
import type { File } from './file.ts';

const HOST = 'https://generativelanguage.googleapis.com/v1';
const FILE: File = { name: 'files/abc', mimeType: 'text/plain', sizeBytes: '5', state: 'ACTIVE' };
const login = { getRequestHeaders: async () => new Headers({ authorization: 'Bearer the-token' }) };

/** A client whose service gives these answers, one after another. */
function clientWith(
  answers: readonly unknown[],
  options: ClientOptions = {},
): { client: Client; lines: () => string[]; fetch: ReturnType<typeof vi.fn<Fetch>> } {
  let count = 0;
  const fetch = vi.fn<Fetch>(async () => {
    const answer = answers[count++];
    return answer instanceof Response ? answer : Response.json(answer, { headers: { 'x-a': 'b' } });
  });
  const lines = (): string[] =>
    fetch.mock.calls.map(
      ([url, init]) => `${init?.method} ${url}${typeof init?.body === 'string' ? ` ${init.body}` : ''}`,
    );
  return {
    client: new Client({ apiKey: 'the-key', ...options, httpOptions: { fetch, ...options.httpOptions } }),
    lines,
    fetch,
  };
}

test.for([
  ['files/abc', 'abc'],
  ['abc', 'abc'],
  ['files/batch-abc-1', 'batch-abc-1'],
  ['https://generativelanguage.googleapis.com/v1beta/files/abc', 'abc'],
  ['https://generativelanguage.googleapis.com/v1beta/files/batch-abc-1', 'batch-abc-1'],
  ['http://127.0.0.1:8080/t/one/v1beta/files/abc', 'abc'],
  ['https://generativelanguage.googleapis.com/download/v1beta/files/abc:download?alt=media', 'abc'],
  ['files/a/b', 'a%2Fb'],
] as const)('the file %s is found under its id', async ([name, id]) => {
  const { client, lines } = clientWith([FILE, {}]);
  expect(await client.files.get({ name })).toEqual(FILE);
  await client.files.delete({ name });
  expect(lines()).toEqual([`GET ${HOST}/files/${id}`, `DELETE ${HOST}/files/${id} {}`]);
});

test.for(['', 'files/', '..', 'files/..', 'https://example.com/other/abc', undefined, 5])(
  'the name %j is refused, and nothing is sent',
  async (name) => {
    const { client, fetch } = clientWith([]);
    const call = client.files.get({ name: name as string });
    await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError' });
    expect(fetch).not.toHaveBeenCalled();
  },
);

test('fields of a later version of the service are handed on', async () => {
  const { client } = clientWith([{ ...FILE, colour: 'blue' }]);
  expect(await client.files.get({ name: 'abc' })).toEqual({ ...FILE, colour: 'blue' });
});

test('the headers of an answer to a delete are kept', async () => {
  const { client } = clientWith([{}]);
  expect(await client.files.delete({ name: 'abc' })).toMatchObject({ sdkHttpResponse: { headers: { 'x-a': 'b' } } });
});

test('files are listed page by page, empty pages among them', async () => {
  const { client, lines } = clientWith([
    { files: [FILE], nextPageToken: 'one' },
    { nextPageToken: 'two' },
    { files: [{ name: 'files/b' }] },
  ]);
  const pager = await client.files.list({ config: { pageSize: 1 } });
  expect(pager.name).toBe('files');
  expect((await Array.fromAsync(pager)).map(({ name }) => name)).toEqual(['files/abc', 'files/b']);
  expect(lines()).toEqual([
    `GET ${HOST}/files?pageSize=1`,
    `GET ${HOST}/files?pageSize=1&pageToken=one`,
    `GET ${HOST}/files?pageSize=1&pageToken=two`,
  ]);
});

test.for(['get', 'list'] as const)('%s: an answer that is no file is told as such', async (method) => {
  const { client } = clientWith([{ files: [{}] }]);
  const call = method === 'get' ? client.files.get({ name: 'abc' }) : client.files.list();
  await expect(call).rejects.toMatchObject({
    name: 'InvalidResponseError',
    message: expect.stringContaining('no file'),
  });
});

test('a list of files that is none is an error, not an empty list', async () => {
  const { client } = clientWith([{ files: 'x' }]);
  await expect(client.files.list()).rejects.toThrow('GET …/files was answered with no list in files.');
});

test('files of Cloud Storage are registered with the login that is given for it', async () => {
  const { client, lines, fetch } = clientWith([{ files: [FILE] }]);
  const config = { httpOptions: { headers: { 'x-team': 'a' } } };
  expect(await client.files.registerFiles({ auth: login, uris: ['gs://b/1'], config })).toEqual({ files: [FILE] });
  expect(lines()).toEqual([`POST ${HOST}/files:register {"uris":["gs://b/1"]}`]);
  expect(fetch.mock.calls[0]?.[1]?.headers).toMatchObject({
    authorization: 'Bearer the-token',
    'x-team': 'a',
    'x-goog-api-key': 'the-key',
  });
});

test('a login that fails tells nothing of itself, and nothing is sent', async () => {
  const { client, fetch } = clientWith([]);
  const auth = { getRequestHeaders: () => Promise.reject(new Error('refused: Bearer ya29.planted-secret')) };
  const error: unknown = await client.files.registerFiles({ auth, uris: [] }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'AuthenticationError' });
  expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain('planted-secret');
  expect(fetch).not.toHaveBeenCalled();
});

const vertex = new Client({
  project: 'p',
  authClient: login,
  httpOptions: { fetch: () => expect.fail('nothing is sent') },
});
const ONLY_GEMINI = /^This method is only supported by the Gemini Developer API\./;
test.for<[name: string, call: () => Promise<unknown>, message: RegExp]>([
  [
    'upload',
    () => vertex.files.upload({ file: new Blob(['x']) }),
    /does not support uploading files\. You can share files through a GCS bucket\./,
  ],
  ['get', () => vertex.files.get({ name: 'abc' }), ONLY_GEMINI],
  ['list', () => vertex.files.list(), ONLY_GEMINI],
  ['delete', () => vertex.files.delete({ name: 'abc' }), ONLY_GEMINI],
  ['download', () => vertex.files.download({ file: 'abc' }), ONLY_GEMINI],
  ['registerFiles', () => vertex.files.registerFiles({ auth: login, uris: [] }), ONLY_GEMINI],
])('on Vertex AI, %s is refused, and told where it works', async ([, call, message]) => {
  await expect(call()).rejects.toMatchObject({ name: 'InvalidArgumentError', message: expect.stringMatching(message) });
});

test('a client that is not set up says what is missing first', async () => {
  vi.stubEnv('GOOGLE_API_KEY', undefined)
    .stubEnv('GEMINI_API_KEY', undefined)
    .stubEnv('GOOGLE_CLOUD_PROJECT', undefined);
  await expect(new Client().files.get({ name: '' })).rejects.toMatchObject({ name: 'ConfigurationError' });
  vi.unstubAllEnvs();
});

test('that the output of a batch can only be downloaded is told where the service refuses to show it', async () => {
  const message = "* GetFileRequest.name: File ID (name excluding 'files/') cannot be more than 40 characters.";
  const refusal = Response.json({ error: { status: 'INVALID_ARGUMENT', message } }, { status: 400 });
  const { client } = clientWith([refusal]);
  await expect(client.files.get({ name: `files/batch-${'a'.repeat(36)}` })).rejects.toThrow(/client\.files\.download/);
});

test.for([403, 404])('a file that is not there (%i) is looked for where files are', async (status) => {
  const { client } = clientWith([Response.json({ error: { message: 'no' } }, { status })]);
  await expect(client.files.get({ name: 'abc' })).rejects.toThrow(/48 hours/);
});
