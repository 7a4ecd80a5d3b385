import { expect, test } from 'vitest';
import { host, newCloud, storageError, upload } from './call-storage.test-setup.ts';

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

test('answers 304 to every change of what it must not be, as the documentation says, and changes nothing', async () => {
  const cloud = newCloud();
  await cloud.bucket('my-bucket').put('a', 'old');
  const object = `${host}/storage/v1/b/my-bucket/o/a`;
  const { generation = 0 } = cloud.objects.get('my-bucket', 'a') ?? {};
  const resource = { name: 'a' };
  const calls: [string, RequestInit][] = [
    [`${upload}?uploadType=media&name=a&`, { method: 'POST', body: 'new' }],
    [
      `${upload}?uploadType=multipart&`,
      {
        method: 'POST',
        body: `--x\n\n${JSON.stringify(resource)}\n--x\n\nnew\n--x--`,
        headers: { 'content-type': 'multipart/related; boundary=x' },
      },
    ],
    [`${object}?`, { method: 'PATCH', body: '{}' }],
    [`${object}?`, { method: 'PUT', body: '{}' }],
    [`${object}?`, { method: 'DELETE' }],
    [`${object}/compose?`, { method: 'POST', body: JSON.stringify({ sourceObjects: [resource] }) }],
    [`${object}/copyTo/b/my-bucket/o/a?`, { method: 'POST' }],
    [`${object}/rewriteTo/b/my-bucket/o/a?`, { method: 'POST' }],
    [`${object}/moveTo/o/a?`, { method: 'POST' }],
  ];
  for (const unwanted of [`ifGenerationNotMatch=${generation}`, 'ifMetagenerationNotMatch=1']) {
    for (const [address, init] of calls) {
      const answer = await cloud.fetch(`${address}${unwanted}`, init);
      expect([answer.status, await answer.text()], `${init.method} ${address}${unwanted}`).toEqual([304, '']);
    }
    const started = await cloud.fetch(`${upload}?uploadType=resumable&name=a&${unwanted}`, { method: 'POST' });
    const ended = await cloud.fetch(started.headers.get('location') ?? '', { method: 'PUT', body: 'new' });
    expect(ended.status).toBe(304);
  }
  expect(cloud.objects.get('my-bucket', 'a')).toMatchObject({ generation, metageneration: 1 });
});
