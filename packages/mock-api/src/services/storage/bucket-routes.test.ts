import { expect, test } from 'vitest';
import { errorOf, host, newCloud, storageError } from './call-storage.test-setup.ts';

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

test('makes no bucket of a name that none can have', async () => {
  const answer = await newCloud().fetch(`${host}/upload/storage/v1/b/A/o?uploadType=media&name=a`, {
    method: 'POST',
    body: 'x',
  });
  expect(await storageError(answer)).toEqual(errorOf(400, 'invalid', "Invalid bucket name: 'A'"));
});
