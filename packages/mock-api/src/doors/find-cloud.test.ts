import { expect, test } from 'vitest';
import type { MockCloud } from '../model/mock-cloud.ts';
import { cloudContext } from './current-cloud.ts';
import { findCloud, type Tenant } from './find-cloud.ts';

/** A tenant that owns what its list says: `project:alpha`, `bearer:t1`. */
const tenant = (name: string, ...owned: string[]): Tenant => ({
  name,
  owns: ({ kind, value }) => owned.includes(`${kind}:${value}`),
});

const within = <T>(cloud: Tenant, task: () => T): T => cloudContext.run(cloud as MockCloud, task);

const jobs = (project: string): string =>
  `https://us-central1-aiplatform.googleapis.com/v1/projects/${project}/locations/us-central1/batchPredictionJobs`;
const object = 'https://storage.googleapis.com/storage/v1/b/shared/o/in.jsonl';
const metadata = 'http://169.254.169.254/computeMetadata/v1/project/project-id';
const call = (address: string, headers: Record<string, string> = {}): Request => new Request(address, { headers });

test.for<[title: string, request: Request, owner: string]>([
  ['the project in the path', call(jobs('alpha')), 'a'],
  ['the API key', call('https://generativelanguage.googleapis.com/v1/batches/1', { 'x-goog-api-key': 'kb' }), 'b'],
  ['the upload session', call(`${object}?upload_id=b-1`), 'b'],
  ['the bearer token', call(metadata, { authorization: 'Bearer ta' }), 'a'],
  ['the owner of the bucket', call('https://storage.googleapis.com/storage/v1/b/only-b/o'), 'b'],
  ['a host made for one cloud', call('https://b.mock-cloud.test/storage/v1/b/shared/o'), 'b'],
  ['a host made for one cloud, whatever the project', call('https://b.mock-cloud.test/v1/projects/alpha/jobs'), 'b'],
  [
    'the bearer token rather than the bucket',
    call('https://storage.googleapis.com/b/only-b/o', { authorization: 'Bearer ta' }),
    'a',
  ],
])('a call goes to the cloud named by %s', async ([, request, owner]) => {
  const open = [
    tenant('a', 'project:alpha', 'api-key:ka', 'bearer:ta', 'bucket:shared'),
    tenant('b', 'project:beta', 'api-key:kb', 'upload:b-1', 'bucket:shared', 'bucket:only-b'),
  ];
  expect((await findCloud(request, open)).name).toBe(owner);
});

test('a call made on behalf of a cloud goes there, when all of them own what it names', async () => {
  const [a, b] = [tenant('a', 'project:same', 'bucket:shared'), tenant('b', 'project:same', 'bucket:shared')];
  for (const address of [jobs('same'), object, metadata]) {
    expect(await within(b, () => findCloud(call(address), [a, b]))).toBe(b);
  }
});

test('a token left over from another cloud does not outweigh the running code', async () => {
  const [a, b] = [tenant('a', 'bearer:ta'), tenant('b')];
  expect(await within(b, () => findCloud(call(object, { authorization: 'Bearer ta' }), [a, b]))).toBe(b);
});

test('the only open cloud gets what names no cloud', async () => {
  const only = tenant('only');
  expect(await findCloud(call(metadata), [only])).toBe(only);
  expect(await findCloud(call(jobs('a-project-nobody-knows')), [only])).toBe(only);
});

test.for<[title: string, run: (a: Tenant, b: Tenant) => Promise<unknown>, message: string]>([
  [
    'the running code and the project say different clouds',
    (a, b) => within(b, () => findCloud(call(jobs('alpha')), [a, b])),
    'projects/alpha/locations/us-central1/batchPredictionJobs: the running code (cloud.run, or the test) says "b", but project "alpha" says "a"',
  ],
  [
    'the project and the key say different clouds',
    (a, b) => findCloud(call(jobs('alpha'), { 'x-goog-api-key': 'kb' }), [a, b]),
    'project "alpha" says "a", but the API key says "b"',
  ],
  [
    'nothing names a cloud and two are open',
    (a, b) => findCloud(call(metadata), [a, b]),
    'GET http://169.254.169.254/computeMetadata/v1/project/project-id: 2 clouds are open ("a", "b") and nothing in the call names one',
  ],
  [
    'both own what the call names',
    (a, b) => findCloud(call(object), [a, b]),
    'none or several of them own bucket "shared"',
  ],
  ['no cloud is open', () => findCloud(call(object), []), 'no cloud is open'],
  [
    'the cloud it was made for is closed',
    (a, b) => within(a, () => findCloud(call(object), [b])),
    'it was made on behalf of cloud "a", which is not open here',
  ],
  [
    'no cloud has the name in the host',
    (a, b) => findCloud(call('https://c.mock-cloud.test/'), [a, b]),
    'no open cloud is called "c". Open clouds: "a", "b"',
  ],
  [
    'two clouds have the name in the host',
    (a, b) => findCloud(call('https://a.mock-cloud.test/'), [a, tenant('A'), b]),
    '2 open clouds are called "a"',
  ],
])('a call is refused when %s', async ([, run, message]) => {
  const refused = run(
    tenant('a', 'project:alpha', 'bucket:shared'),
    tenant('b', 'project:beta', 'api-key:kb', 'bucket:shared'),
  );
  await expect(refused).rejects.toMatchObject({
    status: 'FAILED_PRECONDITION',
    message: expect.stringContaining(message),
  });
});

test('a refusal gives no key and no token away', async () => {
  const request = call('https://storage.googleapis.com/storage/v1/b/x?key=secret-1&upload_id=secret-2', {
    authorization: 'Bearer secret-3',
  });
  await expect(findCloud(request, [tenant('a'), tenant('b')])).rejects.toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('secret') }),
  );
});
