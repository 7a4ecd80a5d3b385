import { hash } from 'node:crypto';
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createKeptCloud } from '../create-mock-cloud.ts';
import type { MockCloud } from '../model/mock-cloud.ts';
import { DataFolder } from './data-folder.ts';

const storage = 'https://storage.googleapis.com/upload/storage/v1/b/bkt/o?uploadType=resumable&name=o';
const gemini = 'https://generativelanguage.googleapis.com/upload/v1beta/files?key=k';
const bigquery = 'https://bigquery.googleapis.com/bigquery/v2/projects/p';
const json = { 'content-type': 'application/json', authorization: 'Bearer any' };

function newPath(): string {
  const root = mkdtempSync(join(tmpdir(), 'kept-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** A cloud that is kept in a folder; `killed` leaves the folder as a killed process would. */
function open(path: string, fsync = false): { cloud: MockCloud; killed: () => void } {
  const cloud = createKeptCloud({ seed: 7, clock: 'manual', project: 'p' }, new DataFolder(path, { fsync }));
  onTestFinished(() => cloud.close());
  return { cloud, killed: () => rmSync(join(path, 'lock')) };
}

async function start(cloud: MockCloud, url = storage): Promise<string> {
  const answer = await cloud.fetch(url, { method: 'POST', headers: json, body: '{"metadata":{"my":"own"}}' });
  return answer.headers.get('location') ?? '';
}

/** @param total Of the last bytes. @returns the answer to bytes from `offset` on */
function send(
  cloud: MockCloud,
  url: string,
  bytes: Uint8Array<ArrayBuffer>,
  offset: number,
  total?: number,
): Promise<Response> {
  const range = `${offset}-${offset + bytes.length - 1}/${total ?? '*'}`;
  return cloud.fetch(url, { method: 'PUT', headers: { 'content-range': `bytes ${range}` }, body: bytes });
}

async function state(cloud: MockCloud, url: string): Promise<string> {
  const answer = await cloud.fetch(url, { method: 'PUT', headers: { 'content-range': 'bytes */*' } });
  return `${answer.status} ${answer.headers.get('range')}`;
}

function someBytes(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 8)) & 255);
}

test.for([false, true])('an upload goes on where its server was killed, again and again (fsync: %s)', (fsync) =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }), async (chunks) => {
      const path = newPath();
      let { cloud, killed } = open(path, fsync);
      const url = await start(cloud);
      const bytes = someBytes(chunks.reduce((sum, chunk) => sum + chunk * 262_144, 100));
      let sent = 0;
      for (const chunk of chunks) {
        await send(cloud, url, bytes.slice(sent, sent + chunk * 262_144), sent);
        sent += chunk * 262_144;
        killed();
        ({ cloud, killed } = open(path, fsync));
        expect(await state(cloud, url)).toBe(`308 bytes=0-${sent - 1}`);
      }
      const done = await send(cloud, url, bytes.slice(sent), sent, bytes.length);
      const object = await done.text();
      expect(JSON.parse(object)).toMatchObject({ md5Hash: hash('md5', bytes, 'base64'), metadata: { my: 'own' } });
      killed();
      const later = open(path).cloud;
      expect(await state(later, url)).toBe('200 null');
      expect(hash('md5', await later.bucket('bkt').get('o'))).toBe(hash('md5', bytes));
      expect(readdirSync(join(path, 'incoming'))).toEqual([]);
    }),
    { numRuns: 5 },
  ),
);

test('what a broken request brought is there after a kill if a sender was told so', async () => {
  const path = newPath();
  const { cloud, killed } = open(path);
  const url = await start(cloud);
  const body = ReadableStream.from(
    (async function* () {
      yield someBytes(1000);
      throw new Error('connection lost');
    })(),
  );
  await cloud.fetch(url, { method: 'PUT', headers: { 'content-range': 'bytes 0-1999/2000' }, body, duplex: 'half' });
  expect(await state(cloud, url)).toBe('308 bytes=0-999');
  killed();
  expect(await state(open(path).cloud, url)).toBe('308 bytes=0-999');
});

test('an upload whose server was killed at its very end is gone on with, or done', async () => {
  const path = newPath();
  const { cloud, killed } = open(path);
  const url = await start(cloud);
  await send(cloud, url, someBytes(262_144), 0);
  killed();
  // All bytes were there under their last name, and nothing of that had been written down.
  const [id = ''] = readdirSync(join(path, 'incoming'));
  renameSync(join(path, 'incoming', id), join(path, 'contents', id));
  const later = open(path);
  expect(await state(later.cloud, url)).toBe('308 bytes=0-262143');
  later.killed();
  rmSync(join(path, 'incoming', id));
  // It was being given up.
  expect(await state(open(path).cloud, url)).toBe('404 null');
});

test('an upload that was cancelled, has failed or is too old is no more after a kill, either', async () => {
  const path = newPath();
  const { cloud, killed } = open(path);
  const [cancelled, failed, old] = [await start(cloud), await start(cloud), await start(cloud)];
  for (const url of [cancelled, failed, old]) await send(cloud, url, someBytes(262_144), 0);
  await cloud.fetch(cancelled, { method: 'DELETE' });
  const headers = { 'content-range': 'bytes */262144', 'x-goog-hash': 'crc32c=AAAAAA==' };
  expect((await cloud.fetch(failed, { method: 'PUT', headers })).status).toBe(400);
  expect(await state(cloud, failed)).toBe('404 null');
  killed();
  const later = open(path);
  expect(await Promise.all([cancelled, failed, old].map((url) => state(later.cloud, url)))).toEqual([
    '499 null',
    '404 null',
    '308 bytes=0-262143',
  ]);
  await later.cloud.clock.advance(8 * 86_400_000);
  expect(await state(later.cloud, old)).toBe('410 null');
  later.killed();
  expect(await state(open(path).cloud, old)).toBe('404 null');
  expect(readdirSync(join(path, 'incoming'))).toEqual([]);
});

test('an upload outlives a server that is closed, and one that becomes as it was at a snapshot', async () => {
  const path = newPath();
  const first = open(path).cloud;
  const url = await start(first);
  const bytes = someBytes(524_288);
  await send(first, url, bytes.slice(0, 262_144), 0);
  first.snapshots.save('half');
  await send(first, url, bytes.slice(262_144), 262_144);
  await first.close();
  const { cloud } = open(path);
  expect(await state(cloud, url)).toBe('308 bytes=0-524287');
  for (const _ of [1, 2]) {
    await cloud.snapshots.restore('half');
    expect(await state(cloud, url)).toBe('308 bytes=0-262143');
    const done = await send(cloud, url, bytes.slice(262_144), 262_144, 524_288);
    expect(await done.text()).toContain(hash('md5', bytes, 'base64'));
  }
  await cloud.reset();
  expect(await state(cloud, url)).toBe('404 null');
  expect(readdirSync(join(path, 'incoming'))).toEqual([]);
});

test("a file's upload goes on where its server was killed, and its end is remembered", async () => {
  const path = newPath();
  const first = open(path);
  const upload = (cloud: MockCloud, url: string, command: string, body?: string, offset = 0): Promise<Response> =>
    cloud.fetch(url, {
      method: 'POST',
      headers: {
        ...json,
        'x-goog-upload-command': command,
        'x-goog-upload-offset': String(offset),
        'x-goog-upload-protocol': 'resumable',
      },
      ...(body !== undefined && { body }),
    });
  const stands = ({ headers }: Response): string =>
    `${headers.get('x-goog-upload-status')} ${headers.get('x-goog-upload-size-received')}`;
  const begin = async (name: string): Promise<string> => {
    const begun = await upload(first.cloud, gemini, 'start', JSON.stringify({ file: { name, displayName: name } }));
    return begun.headers.get('x-goog-upload-url') ?? '';
  };
  const [url, cancelled] = [await begin('mine'), await begin('other')];
  await upload(first.cloud, url, 'upload', 'one ');
  await upload(first.cloud, cancelled, 'cancel');
  first.killed();
  const second = open(path);
  expect(stands(await upload(second.cloud, url, 'query'))).toBe('active 4');
  expect(stands(await upload(second.cloud, cancelled, 'query'))).toBe('cancelled 0');
  const made = await upload(second.cloud, url, 'upload, finalize', 'two', 4);
  expect(await made.json()).toMatchObject({ file: { name: 'files/mine', displayName: 'mine' } });
  second.killed();
  const third = open(path);
  expect(third.cloud.files.get('files/mine')?.sha256).toBe(hash('sha256', 'one two'));
  expect(stands(await upload(third.cloud, url, 'query'))).toBe('final 7');
  third.cloud.files.delete('files/mine');
  third.cloud.flush();
  third.killed();
  expect((await upload(open(path).cloud, url, 'query')).status).toBe(404);
});

test("a load job's upload goes on where its server was killed, and begins one job", async () => {
  const path = newPath();
  const first = open(path);
  const table = { projectId: 'p', datasetId: 'd', tableId: 't' };
  first.cloud.bigquery.createDataset(table);
  const load = { destinationTable: table, sourceFormat: 'NEWLINE_DELIMITED_JSON', autodetect: true };
  const begun = await first.cloud.fetch(
    'https://bigquery.googleapis.com/upload/bigquery/v2/projects/p/jobs?uploadType=resumable',
    { method: 'POST', headers: json, body: JSON.stringify({ configuration: { load } }) },
  );
  const url = begun.headers.get('location') ?? '';
  const lines = new TextEncoder().encode('{"id":"one"}\n{"id":"two"}\n');
  await send(first.cloud, url, lines.slice(0, 10), 0);
  first.killed();
  const second = open(path);
  expect(await state(second.cloud, url)).toBe('308 bytes=0-9');
  const answer = await (await send(second.cloud, url, lines.slice(10), 10, lines.length)).text();
  const { jobReference } = JSON.parse(answer) as { jobReference: { jobId: string } };
  await second.cloud.fetch(`${bigquery}/jobs/${jobReference.jobId}`, { headers: json });
  second.killed();
  const later = open(path).cloud;
  expect(await later.bigquery.rows('d.t')).toEqual([{ id: 'one' }, { id: 'two' }]);
  const again = await later.fetch(url, { method: 'PUT', headers: { 'content-range': 'bytes */*' } });
  expect(await again.text()).toBe(answer);
});
