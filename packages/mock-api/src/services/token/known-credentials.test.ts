import { createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { CredentialBehavior } from '../../model/credentials/credential-behavior.ts';
import { parseJwt, signJwt } from '../../model/credentials/jwt.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';

const oauth = 'https://oauth2.googleapis.com/token';
const account = 'mock-cloud@p.iam.gserviceaccount.com';

function newCloud(credentials: Partial<CredentialBehavior> = {}): MockCloud {
  const cloud = createMockCloud({ project: 'p', credentials });
  onTestFinished(() => cloud.close());
  return cloud;
}

function jwt({ keyId, privateKey }: { keyId: string; privateKey: KeyObject }, changes: object = {}): string {
  const iat = Math.floor(Date.now() / 1000);
  const claims = { iss: account, scope: 's', aud: oauth, iat, exp: iat + 3600, ...changes };
  return signJwt(claims, { keyId, sign: (data) => sign('sha256', data, privateKey) });
}

async function ask(cloud: MockCloud, form: Record<string, string>): Promise<{ status: number; body: object }> {
  const answer = await cloud.fetch(oauth, { method: 'POST', body: new URLSearchParams(form) });
  return { status: answer.status, body: (await answer.json()) as object };
}

const askWith = (cloud: MockCloud, assertion: string): ReturnType<typeof ask> =>
  ask(cloud, { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

test('gives a token to who has a key of the account, however strict it is', async () => {
  const cloud = newCloud({ unknown: 'refuse', lifetimeSeconds: 60 });
  const key = await cloud.credentials.accountKeys.create(account);
  const answer = await askWith(cloud, jwt(key));
  expect(answer).toMatchObject({ status: 200, body: { expires_in: 60 } });
});

test.for<[title: string, keyId: 'right' | 'another']>([
  ['made with another key', 'right'],
  ['that names a key which the account has not', 'another'],
])('refuses a signature %s, even where strangers are welcome', async ([, which]) => {
  const cloud = newCloud();
  const key = await cloud.credentials.accountKeys.create(account);
  const forged = which === 'right' ? { ...key, privateKey: stranger.privateKey } : { ...key, keyId: 'f'.repeat(40) };
  expect(await askWith(cloud, jwt(forged))).toEqual({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' },
  });
});

test('refuses accounts that it never heard of only where it is told to', async () => {
  const assertion = jwt({ keyId: 'k', privateKey: stranger.privateKey }, { iss: 'who@elsewhere.test' });
  expect((await askWith(newCloud(), assertion)).status).toBe(200);
  expect(await askWith(newCloud({ unknown: 'refuse' }), assertion)).toEqual({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Invalid grant: account not found' },
  });
});

const grant = { grant_type: 'refresh_token' };

test('takes a login until it is revoked, and from its own client alone', async () => {
  const cloud = newCloud();
  const { clientId, clientSecret, refreshToken } = cloud.credentials.refreshTokens.issue();
  const form = { ...grant, client_id: clientId, client_secret: clientSecret, refresh_token: refreshToken };
  expect((await ask(cloud, form)).status).toBe(200);
  expect(await ask(cloud, { ...form, client_secret: 'x' })).toMatchObject({
    status: 401,
    body: { error: 'invalid_client' },
  });
  expect(await ask(cloud, { ...form, client_id: 'x' })).toMatchObject({
    status: 401,
    body: { error: 'invalid_client' },
  });
  cloud.credentials.revokeRefreshTokens();
  const revoked = { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' };
  expect(await ask(cloud, form)).toEqual({ status: 400, body: revoked });
  const unknown = { ...grant, client_id: 'i', client_secret: 's', refresh_token: 'r' };
  expect((await ask(cloud, unknown)).status).toBe(200);
  expect(await ask(newCloud({ unknown: 'refuse' }), unknown)).toEqual({ status: 400, body: revoked });
});

test('serves nobody whose token it did not give, where it is told to', async () => {
  const cloud = newCloud({ unknown: 'refuse' });
  const { accessToken } = cloud.credentials.issueToken();
  const jobs = `https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/batchPredictionJobs`;
  const batches = 'https://generativelanguage.googleapis.com/v1beta/batches';
  const objects = 'https://storage.googleapis.com/storage/v1/b?project=p';
  const status = async (url: string, token: string): Promise<number> =>
    (await cloud.fetch(url, { headers: { authorization: `Bearer ${token}` } })).status;
  for (const url of [jobs, batches, objects]) {
    expect([url, await status(url, accessToken)]).toEqual([url, 200]);
    expect([url, await status(url, 'ya29.somebody-elses')]).toEqual([url, 401]);
  }
  cloud.credentials.expireTokens();
  for (const url of [jobs, batches, objects]) expect([url, await status(url, accessToken)]).toEqual([url, 401]);
});

test('looks at tokens that libraries sign themselves', async () => {
  const cloud = newCloud();
  const key = await cloud.credentials.accountKeys.create(account);
  const now = Math.floor(Date.now() / 1000);
  expect(cloud.credentials.isRefused(jwt(key, { aud: 'https://storage.googleapis.com/' }))).toBe(false);
  expect(cloud.credentials.isRefused(jwt(key, { iat: now - 3700, exp: now - 100 }))).toBe(true);
  expect(cloud.credentials.isRefused(jwt({ ...key, privateKey: stranger.privateKey }))).toBe(true);
});

const iam = `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${account}`;

test('signs for an account, and tells the keys to check ID tokens by', async () => {
  const cloud = newCloud();
  const { accessToken } = cloud.credentials.issueToken();
  const call = async (verb: string, body: object): Promise<Record<string, string>> => {
    const headers = { authorization: `Bearer ${accessToken}` };
    const answer = await cloud.fetch(`${iam}:${verb}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await answer.json()) as Record<string, string>;
  };
  const data = Buffer.from('to be signed');
  const { keyId, signedBlob = '' } = await call('signBlob', { payload: data.toString('base64') });
  expect(cloud.credentials.accountKeys.verify(account, data, Buffer.from(signedBlob, 'base64'), keyId)).toBe(true);
  const { signedJwt = '' } = await call('signJwt', { payload: '{"iss":"me"}' });
  expect(parseJwt(signedJwt)?.claims).toEqual({ iss: 'me' });
  const { token = '' } = await call('generateIdToken', { audience: 'https://a.test' });
  const parsed = parseJwt(token)!;
  expect(parsed.claims).toMatchObject({ aud: 'https://a.test', email: account });
  const certificates = await cloud.fetch('https://www.googleapis.com/oauth2/v1/certs');
  const pem = ((await certificates.json()) as Record<string, string>)[String(parsed.header['kid'])] ?? '';
  expect(verify('sha256', parsed.signed, createPublicKey(pem), parsed.signature)).toBe(true);
});

test.for<[verb: string, body: object]>([
  ['signBlob', { payload: '§' }],
  ['signJwt', { payload: 'no json' }],
  ['generateIdToken', {}],
])('refuses %s of %j', async ([verb, body]) => {
  const answer = await newCloud().fetch(`${iam}:${verb}`, {
    method: 'POST',
    headers: { authorization: 'Bearer x' },
    body: JSON.stringify(body),
  });
  expect(await answer.json()).toMatchObject({ error: { status: 'INVALID_ARGUMENT' } });
});

test('tells what a token is good for', async () => {
  const cloud = newCloud();
  const { accessToken } = cloud.credentials.issueToken();
  const info = (token: string): Promise<Response> =>
    cloud.fetch(`https://oauth2.googleapis.com/tokeninfo?access_token=${token}`);
  expect(await (await info(accessToken)).json()).toMatchObject({ email: account, expires_in: expect.any(String) });
  expect((await info('x')).status).toBe(400);
});

test('remembers credentials without their secrets', async () => {
  const cloud = newCloud();
  const key = await cloud.credentials.accountKeys.create(account);
  const login = cloud.credentials.refreshTokens.issue();
  const { accessToken } = cloud.credentials.issueToken();
  const subjectToken = cloud.credentials.issueSubjectToken();
  const memory = JSON.stringify(cloud.credentials.remember());
  for (const secret of [accessToken, subjectToken, login.refreshToken, login.clientSecret, 'PRIVATE KEY']) {
    expect(memory).not.toContain(secret);
  }
  const later = newCloud({ unknown: 'refuse' });
  later.credentials.restore(JSON.parse(memory));
  expect(later.credentials.isRefused(accessToken)).toBe(false);
  expect(later.credentials.ownsSubjectToken(subjectToken)).toBe(true);
  expect((await askWith(later, jwt(key))).status).toBe(200);
});

test('refuses a quota project that the caller may not use, by a fault', async () => {
  const cloud = newCloud();
  cloud.faults.add('vertex user-project-denied');
  const answer = await cloud.fetch(
    'https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/batchPredictionJobs',
    { headers: { authorization: 'Bearer x', 'x-goog-user-project': 'another' } },
  );
  expect([answer.status, await answer.json()]).toMatchObject([
    403,
    {
      error: {
        status: 'PERMISSION_DENIED',
        message: expect.stringContaining('serviceusage.services.use'),
        details: [{ reason: 'USER_PROJECT_DENIED' }],
      },
    },
  ]);
});
