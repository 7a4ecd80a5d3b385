import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { Client } from '../client.ts';
import type { Clock } from '../settings/clock.ts';
import type { Fetch } from '../settings/http-options.ts';

const clock: Clock = { now: () => 0, sleep: async () => {} };
const clientWith = (fetch: Fetch, attempts = 3): Client =>
  new Client({ apiKey: 'the-key', clock, httpOptions: { fetch, retryOptions: { attempts } } });

/** Bytes in pieces, and at the end, or where it is cut, a broken connection. */
function body(bytes: Uint8Array, pieceBytes: number, cutAt = Infinity): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      const end = Math.min(at + pieceBytes, cutAt, bytes.length);
      if (end > at) controller.enqueue(bytes.slice(at, end));
      else if (at >= cutAt)
        controller.error(
          new TypeError('terminated', {
            cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }),
          }),
        );
      else controller.close();
      at = end;
    },
  });
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'download-'));
  return () => rm(folder, { recursive: true });
});

test('every byte comes once and in order, wherever connections break, and whether the service can send parts or not', () =>
  fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.integer({ min: 1, max: 30 }),
      fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }),
      fc.constantFrom('parts', 'whole', 'packed'),
      async (content, pieceBytes, cuts, serving) => {
        let request = 0;
        const fetch: Fetch = async (_url, init) => {
          const range = new Headers(init?.headers).get('range');
          const start = serving === 'parts' && range ? Number(/^bytes=(\d+)-$/.exec(range)?.[1]) : 0;
          const rest = content.slice(start);
          // A part that is cut short is longer than what came before, so that there is progress.
          const cut = cuts[request++];
          const cutAt =
            cut === undefined
              ? Infinity
              : serving === 'parts'
                ? cut
                : cuts.slice(0, request).reduce((a, b) => a + b, 0);
          return new Response(body(rest, pieceBytes, cutAt < rest.length ? cutAt : Infinity), {
            status: start > 0 ? 206 : 200,
            headers: {
              ...(serving === 'packed' ? { 'content-encoding': 'gzip' } : { 'content-length': String(rest.length) }),
              ...(start > 0 && { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` }),
            },
          });
        };
        const stream = await clientWith(fetch).files.download({ file: 'files/batch-abc' });
        expect(new Uint8Array(await new Response(stream).arrayBuffer())).toEqual(Uint8Array.from(content));
      },
    ),
  ));

test('a download is asked for by its plain name, and written to its path', async () => {
  const fetch = vi.fn<Fetch>(async () => new Response('{"key":"1"}\n'));
  const downloadPath = join(folder, 'out.jsonl');
  expect(await clientWith(fetch).files.download({ file: { name: 'files/batch-abc' }, downloadPath })).toBeUndefined();
  expect(await readFile(downloadPath, 'utf8')).toBe('{"key":"1"}\n');
  expect(fetch.mock.calls.map(([url]) => url)).toEqual([
    'https://generativelanguage.googleapis.com/v1/files/batch-abc:download?alt=media',
  ]);
  expect(await readdir(folder)).toEqual(['out.jsonl']);
});

test('a file that was there is replaced when the new one is complete, and not before', async () => {
  const downloadPath = join(folder, 'out.txt');
  await writeFile(downloadPath, 'old');
  const cut: Fetch = async () =>
    new Response(body(Buffer.from('new and longer'), 3, 6), { headers: { 'content-length': '14' } });
  await expect(clientWith(cut, 1).files.download({ file: 'abc', downloadPath })).rejects.toMatchObject({
    name: 'ConnectionError',
  });
  expect(await readFile(downloadPath, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['out.txt']);

  await clientWith(async () => new Response('new')).files.download({ file: 'abc', downloadPath });
  expect(await readFile(downloadPath, 'utf8')).toBe('new');
});

test('a link stays a link, and what it leads to is written', async () => {
  await writeFile(join(folder, 'target.txt'), 'old');
  await symlink(join(folder, 'target.txt'), join(folder, 'link.txt'));
  await clientWith(async () => new Response('new')).files.download({
    file: 'abc',
    downloadPath: join(folder, 'link.txt'),
  });
  expect(await readFile(join(folder, 'target.txt'), 'utf8')).toBe('new');
  expect((await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isSymbolicLink())).toHaveLength(1);
});

test('a path that cannot be written to ends the download', async () => {
  const cancel = vi.fn<() => void>();
  const endless: Fetch = async () =>
    new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1000)), cancel }));
  const downloadPath = join(folder, 'no', 'such', 'folder.txt');
  await expect(clientWith(endless).files.download({ file: 'abc', downloadPath })).rejects.toMatchObject({
    name: 'InvalidArgumentError',
    cause: { code: 'ENOENT' },
  });
  expect(cancel).toHaveBeenCalled();
});

test('an error answer is an ApiError at once, and leaves no file', async () => {
  const fetch: Fetch = async () => Response.json({ error: { status: 'NOT_FOUND', message: 'no' } }, { status: 404 });
  const call = clientWith(fetch).files.download({ file: 'abc', downloadPath: join(folder, 'out.txt') });
  await expect(call).rejects.toMatchObject({ name: 'ApiError', status: 404 });
  expect(await readdir(folder)).toEqual([]);
  await expect(clientWith(fetch).files.download({ file: 'abc' })).rejects.toMatchObject({ status: 404 });
});

test('an empty path is refused', async () => {
  const call = clientWith(() => expect.fail('nothing is sent')).files.download({ file: 'abc', downloadPath: '' });
  await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError' });
});

test('who leaves the loop, or aborts, ends the request', async () => {
  const cancel = vi.fn<() => void>();
  const endless: Fetch = async () =>
    new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1000)), cancel }));
  for await (const _ of await clientWith(endless).files.download({ file: 'abc' })) break;
  expect(cancel).toHaveBeenCalledTimes(1);

  const controller = new AbortController();
  const stream = await clientWith(endless).files.download({ file: 'abc', config: { abortSignal: controller.signal } });
  const reading = (async () => {
    for await (const _ of stream) controller.abort('enough');
  })();
  await expect(reading).rejects.toBe('enough');
  expect(cancel).toHaveBeenCalledTimes(2);
});

test('a service that goes on from another place than asked is not believed', async () => {
  const content = Buffer.from('0123456789');
  let request = 0;
  const fetch: Fetch = async () =>
    request++ === 0
      ? new Response(body(content, 4, 4), { headers: { 'content-length': '10' } })
      : new Response(content.subarray(2), { status: 206, headers: { 'content-range': 'bytes 2-9/10' } });
  const stream = await clientWith(fetch).files.download({ file: 'abc' });
  await expect(new Response(stream).text()).rejects.toMatchObject({ name: 'InvalidResponseError' });
});
