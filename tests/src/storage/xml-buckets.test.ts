import { Storage, type GenerateSignedPostPolicyV4Options } from '@google-cloud/storage';
import { afterEach, expect, test, vi } from 'vitest';
import { doorNames, storageBehind, type StorageBehind } from './storage-behind.ts';
import { everyVersionEverywhere, inAnHour, loginOf } from './url-signer.ts';

afterEach(() => {
  vi.useRealTimers();
});

interface Behind extends StorageBehind {
  /** Google's client with an account that the cloud made. */
  readonly signing: Storage;
}

async function behind(door: string): Promise<Behind> {
  const opened = await storageBehind(door);
  const { cloud, storage } = opened;
  cloud.objects.ensureBucket('my-bucket');
  const signing = new Storage({
    projectId: cloud.project,
    apiEndpoint: storage.apiEndpoint,
    ...(await loginOf(cloud)),
  });
  return { ...opened, signing };
}

const all = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'g'))].map(([, text = '']) => text);

test.for(everyVersionEverywhere)(
  'who has a URL of a bucket signed by %s lists its objects, at the door %s',
  async ([version, door]) => {
    const { cloud, signing } = await behind(door);
    await cloud.bucket('my-bucket').put('in/a&b', 'hello world');
    const [url] = await signing.bucket('my-bucket').getSignedUrl({ version, action: 'list', expires: inAnHour() });
    const answer = await fetch(url);
    const xml = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/xml; charset=UTF-8']);
    expect(xml).toContain('<Name>my-bucket</Name><Prefix></Prefix><Marker></Marker><MaxKeys>1000</MaxKeys>');
    expect(xml).toContain('<IsTruncated>false</IsTruncated><Contents><Key>in/a&amp;b</Key>');
    expect(xml).toContain('<ETag>"5eb63bbbe01eeed093cb22bb8f5acdc3"</ETag><Size>11</Size>');
    const forged = await fetch(url.replace(/(Signature=)...../, '$100000'));
    expect([forged.status, await forged.text()]).toEqual([403, expect.stringContaining('SignatureDoesNotMatch')]);
  },
);

test.for([
  ['', 'marker', 'NextMarker'],
  ['list-type=2&', 'continuation-token', 'NextContinuationToken'],
] as const)('a list %sis read page by page, by %s', async ([type, parameter, field]) => {
  const { cloud, url } = await behind('server');
  for (const name of ['a/1', 'a/2', 'b', 'c/1', 'd']) await cloud.bucket('my-bucket').put(name, 'x');
  const pages: string[][] = [];
  let next: string | undefined = '';
  while (next !== undefined) {
    const query: string = `${type}delimiter=/&max-keys=2&${parameter}=${encodeURIComponent(next)}`;
    const xml: string = await (await fetch(`${url}/my-bucket?${query}`)).text();
    pages.push([...all(xml, 'Key'), ...all(xml.replace(/.*<\/IsTruncated>/, ''), 'Prefix')]);
    [next] = all(xml, field);
    expect(all(xml, 'IsTruncated')).toEqual([String(next !== undefined)]);
  }
  expect(pages).toEqual([
    ['b', 'a/'],
    ['d', 'c/'],
  ]);
});

test('a list knows prefixes, and where to begin', async () => {
  const { cloud, url } = await behind('server');
  for (const name of ['a', 'in/1', 'in/2', 'z']) await cloud.bucket('my-bucket').put(name, 'x');
  const keys = async (query: string): Promise<string[]> =>
    all(await (await fetch(`${url}/my-bucket/?${query}`)).text(), 'Key');
  expect(await keys('prefix=in/')).toEqual(['in/1', 'in/2']);
  expect(await keys('marker=in/1')).toEqual(['in/2', 'z']);
  expect(await keys('list-type=2&start-after=in/1')).toEqual(['in/2', 'z']);
  expect(await keys('max-keys=0')).toEqual([]);
  expect((await fetch(`${url}/my-bucket?list-type=3`)).status).toBe(400);
  expect((await fetch(`${url}/my-bucket?versions`)).status).toBe(501);
  const none = await fetch(`${url}/no-bucket?list-type=2`);
  expect([none.status, await none.text()]).toEqual([404, expect.stringContaining('<Code>NoSuchBucket</Code>')]);
});

async function post(
  { signing, url }: Behind,
  name: string,
  {
    body = 'hello',
    change = {},
    ...options
  }: Partial<GenerateSignedPostPolicyV4Options> & {
    body?: string;
    change?: Record<string, string>;
  } = {},
): Promise<Response> {
  const file = signing.bucket('my-bucket').file(name);
  const [policy] = await file.generateSignedPostPolicyV4({ expires: inAnHour(), ...options });
  const form = new FormData();
  for (const [field, value] of Object.entries({ ...policy.fields, ...change })) form.append(field, value);
  form.append('file', new Blob([body]), 'greeting.txt');
  expect(policy.url.startsWith(url)).toBe(true);
  return fetch(policy.url, { method: 'POST', body: form });
}

test.for(doorNames)('a form with a signed policy uploads a file, at the door %s', async (door) => {
  const opened = await behind(door);
  const fields = { 'content-type': 'text/plain', 'x-goog-meta-team': 'search' };
  const answer = await post(opened, 'in/a b', { fields, conditions: [['content-length-range', 0, 10]] });
  expect([answer.status, await answer.text()]).toEqual([204, '']);
  expect(answer.headers.get('location')).toMatch(/\/my-bucket\/in\/a%20b$/);
  expect(opened.cloud.objects.get('my-bucket', 'in/a b')).toMatchObject({
    size: 5,
    contentType: 'text/plain',
    metadata: { team: 'search' },
  });
});

test('a form says what it is answered with', async () => {
  const opened = await behind('server');
  const told = await post(opened, 'a', { fields: { success_action_status: '201' } });
  expect([told.status, await told.text()]).toEqual([
    201,
    expect.stringContaining('<Bucket>my-bucket</Bucket><Key>a</Key><ETag>"5d41402abc4b2a76b9719d911017c592"</ETag>'),
  ]);
});

test.for<[what: string, given: Parameters<typeof post>[2], status: number, code: string]>([
  ['a name that was not signed', { change: { key: 'other' } }, 403, 'Policy Condition failed: ["eq","$key","a"]'],
  ['a field that the policy does not know', { change: { acl: 'publicRead' } }, 403, 'Extra input fields: acl'],
  [
    'a field that begins otherwise',
    { conditions: [['starts-with', '$content-type', 'image/']], change: { 'content-type': 'text/plain' } },
    403,
    'Policy Condition failed',
  ],
  ['too large a file', { conditions: [['content-length-range', 0, 4]] }, 400, 'EntityTooLarge'],
  ['too small a file', { conditions: [['content-length-range', 6, 9]] }, 400, 'EntityTooSmall'],
  ['another signature', { change: { 'x-goog-signature': '00' } }, 403, 'SignatureDoesNotMatch'],
  ['no signature', { change: { 'x-goog-signature': '' } }, 400, 'The form has a policy, but no field x-goog-signature'],
  ['no name', { change: { key: '' } }, 400, "a field named 'key'"],
])('a form is refused with %s', async ([, given, status, code]) => {
  const opened = await behind('server');
  const answer = await post(opened, 'a', given);
  expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(code)]);
  expect(await opened.cloud.bucket('my-bucket').list()).toEqual([]);
});

test('a policy ends in real time', async () => {
  const opened = await behind('server');
  const [policy] = await opened.signing
    .bucket('my-bucket')
    .file('a')
    .generateSignedPostPolicyV4({ expires: inAnHour() });
  const form = new FormData();
  for (const [field, value] of Object.entries({ ...policy.fields, file: 'text' })) form.append(field, value);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_601_000 });
  const late = await fetch(policy.url, { method: 'POST', body: form });
  expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('Policy expired.')]);
});
