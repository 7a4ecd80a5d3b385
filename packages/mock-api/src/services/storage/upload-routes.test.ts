import { expect, test } from 'vitest';
import { errorOf, newCloud, storageError, upload } from './call-storage.test-setup.ts';

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
