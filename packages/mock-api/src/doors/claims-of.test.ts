import { expect, test } from 'vitest';
import { claimsOf, type Claims } from './claims-of.ts';

const jwt = (payload: object): string =>
  ['e30', Buffer.from(JSON.stringify(payload)).toString('base64url'), 'signature'].join('.');

const form = (fields: Record<string, string>): RequestInit => ({ method: 'POST', body: new URLSearchParams(fields) });

test.for<[title: string, address: string, init: RequestInit | undefined, claims: Partial<Claims>]>([
  [
    'the project of a batch job',
    'https://us-central1-aiplatform.googleapis.com/v1beta1/projects/alpha/locations/us-central1/batchPredictionJobs',
    undefined,
    { strong: [{ kind: 'project', value: 'alpha' }] },
  ],
  [
    'the project of a query',
    'https://bigquery.googleapis.com/bigquery/v2/projects/alpha/jobs',
    undefined,
    { strong: [{ kind: 'project', value: 'alpha' }] },
  ],
  [
    'the project that a bucket is made in',
    'https://storage.googleapis.com/storage/v1/b?project=alpha',
    undefined,
    { strong: [{ kind: 'project', value: 'alpha' }] },
  ],
  [
    'an API key in its header',
    'https://generativelanguage.googleapis.com/v1/batches/1',
    { headers: { 'x-goog-api-key': 'k1' } },
    { strong: [{ kind: 'api-key', value: 'k1' }] },
  ],
  [
    'an API key in the address',
    'https://generativelanguage.googleapis.com/v1/batches/1?key=k1',
    undefined,
    { strong: [{ kind: 'api-key', value: 'k1' }] },
  ],
  [
    'an upload session, and the bucket it writes to',
    'https://storage.googleapis.com/upload/storage/v1/b/in/o?uploadType=resumable&upload_id=u1',
    { method: 'PUT' },
    { strong: [{ kind: 'upload', value: 'u1' }], weak: [{ kind: 'bucket', value: 'in' }] },
  ],
  [
    'a bearer token before the bucket',
    'https://storage.googleapis.com/storage/v1/b/a%20b/o',
    { headers: { authorization: 'Bearer t1' } },
    {
      weak: [
        { kind: 'bearer', value: 't1' },
        { kind: 'bucket', value: 'a b' },
      ],
    },
  ],
  [
    'the bucket of a public link',
    'https://storage.googleapis.com/in/folder/o.jsonl',
    undefined,
    { weak: [{ kind: 'bucket', value: 'in' }] },
  ],
  [
    'the bucket in a host',
    'https://in.storage.googleapis.com/o.jsonl',
    undefined,
    { weak: [{ kind: 'bucket', value: 'in' }] },
  ],
  [
    'the signer of a link',
    'https://storage.googleapis.com/in/o?X-Goog-Credential=robot%40p.iam.gserviceaccount.com%2F20261122%2Fauto',
    undefined,
    {
      weak: [
        { kind: 'issuer', value: 'robot@p.iam.gserviceaccount.com' },
        { kind: 'bucket', value: 'in' },
      ],
    },
  ],
  [
    'the issuer of an assertion',
    'https://oauth2.googleapis.com/token',
    form({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: jwt({ iss: 'robot@p' }) }),
    { weak: [{ kind: 'issuer', value: 'robot@p' }] },
  ],
  [
    'a refresh token',
    'https://oauth2.googleapis.com/token',
    form({ grant_type: 'refresh_token', refresh_token: 'r1' }),
    { weak: [{ kind: 'bearer', value: 'r1' }] },
  ],
  [
    'the account whose token is asked for, and not the project "-"',
    'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/robot@p:generateAccessToken',
    { method: 'POST' },
    { weak: [{ kind: 'issuer', value: 'robot@p' }] },
  ],
  ['nothing in a call to the metadata server', 'http://169.254.169.254/computeMetadata/v1/project/', undefined, {}],
  ['nothing in an assertion that is none', 'https://oauth2.googleapis.com/token', form({ assertion: 'x.%%%.y' }), {}],
  ['nothing in the name of an API', 'https://storage.googleapis.com/storage/v1/b', undefined, {}],
])('finds %s', async ([, address, init, claims]) => {
  expect(await claimsOf(new Request(address, init))).toEqual({ strong: [], weak: [], ...claims });
});

test('leaves the token form for the token service to read', async () => {
  const request = new Request('https://oauth2.googleapis.com/token', form({ refresh_token: 'r1' }));
  await claimsOf(request);
  expect(await request.text()).toBe('refresh_token=r1');
});

test('does not touch the body of an upload', async () => {
  let pulled = false;
  const body = new ReadableStream({ pull: () => void (pulled = true) }, { highWaterMark: 0 });
  await claimsOf(
    new Request('https://storage.googleapis.com/upload/storage/v1/b/in/o', { method: 'POST', body, duplex: 'half' }),
  );
  expect(pulled).toBe(false);
});
