import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { doorNames, storageBehind } from './storage-behind.ts';

const text = 'a line that compresses well\n'.repeat(10_000);

test.for(doorNames)('what is stored with gzip comes back as it was, at the door %s', async (door) => {
  const { cloud, storage } = await storageBehind(door);
  const file = storage.bucket('my-bucket').file('a.txt');
  await file.save(text, { gzip: true, resumable: false });
  const stored = cloud.objects.get('my-bucket', 'a.txt');
  expect(stored).toMatchObject({ contentEncoding: 'gzip' });
  expect(stored?.size).toBeLessThan(text.length / 10);
  expect(String((await file.download())[0])).toBe(text);
  expect(gunzipSync((await file.download({ decompress: false }))[0]).toString()).toBe(text);
});

/** As `fetch`, which accepts gzip whatever it is told. */
async function get(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }> {
  const [answer] = (await once(request(url, { headers }).end(), 'response')) as [IncomingMessage];
  const chunks = (await Array.fromAsync(answer)) as Buffer[];
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) };
}

test('who does not accept gzip is served plain, all of it', async () => {
  const { cloud, url } = await storageBehind('server');
  const { objects } = cloud;
  objects.ensureBucket('my-bucket');
  const put = async (name: string, bytes: Uint8Array, cacheControl?: string): Promise<string> => {
    const writer = objects.openWriter('my-bucket', name, {
      contentEncoding: 'gzip',
      cacheControl,
      contentType: 'text/plain',
    });
    await writer.write(bytes);
    await writer.finish();
    return `${url}/storage/v1/b/my-bucket/o/${name}?alt=media`;
  };
  const address = await put('a', gzipSync(text));
  const plain = await get(address, {});
  expect(plain.body.toString()).toBe(text);
  expect(plain.headers).toMatchObject({
    'content-type': 'text/plain',
    'x-goog-stored-content-encoding': 'gzip',
    'x-goog-stored-content-length': String(gzipSync(text).length),
    warning: '214 UploadServer gunzipped',
    vary: 'Accept-Encoding',
  });
  expect(plain.headers['content-encoding']).toBeUndefined();
  const part = await get(address, { range: 'bytes=0-9', 'accept-encoding': 'gzip;q=0' });
  expect([part.status, part.body.length]).toEqual([200, text.length]);
  const stored = await get(address, { range: 'bytes=0-9', 'accept-encoding': 'br, gzip' });
  expect([stored.status, stored.headers['content-encoding'], stored.body.length]).toEqual([206, 'gzip', 10]);
  const untouched = await get(await put('b', gzipSync(text), 'no-transform'), {});
  expect([untouched.headers['content-encoding'], gunzipSync(untouched.body).toString()]).toEqual(['gzip', text]);
  const falselySo = await get(await put('c', Buffer.from('never compressed')), {});
  expect(falselySo.body.toString()).toBe('never compressed');
});
