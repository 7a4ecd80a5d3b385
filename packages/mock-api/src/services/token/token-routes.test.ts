import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';

const oauth = 'https://oauth2.googleapis.com/token';
const sts = 'https://sts.googleapis.com/v1/token';
const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const exchange = 'urn:ietf:params:oauth:grant-type:token-exchange';
const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';
const jwtType = 'urn:ietf:params:oauth:token-type:jwt';

function newCloud(): MockCloud {
  const cloud = createMockCloud({ project: 'p' });
  onTestFinished(() => cloud.close());
  return cloud;
}

async function post(
  cloud: MockCloud,
  address: string,
  form: Record<string, string>,
): Promise<{ status: number; body: unknown }> {
  const answer = await cloud.fetch(address, { method: 'POST', body: new URLSearchParams(form) });
  return { status: answer.status, body: await answer.json() };
}

function jwt(claims: object, header: object = { alg: 'RS256', typ: 'JWT' }): string {
  return [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
    .concat('.c2ln');
}

function claims(changes: object = {}): object {
  const iat = Math.floor(Date.now() / 1000);
  return { iss: 'robot@p.iam.gserviceaccount.com', scope: 's', aud: oauth, iat, exp: iat + 3600, ...changes };
}

const granted = { access_token: expect.stringMatching(/^ya29\.mock-/), expires_in: 3599, token_type: 'Bearer' };

test('gives a token for a signed assertion', async () => {
  const cloud = newCloud();
  const answer = await post(cloud, oauth, { grant_type: jwtBearer, assertion: jwt(claims()) });
  expect(answer).toEqual({ status: 200, body: granted });
  const { access_token: token } = answer.body as { access_token: string };
  expect(cloud.credentials.subjectOf(token)).toBe('robot@p.iam.gserviceaccount.com');
});

test('takes its own address for an audience, as libraries that honour token_uri send it', async () => {
  const address = 'http://127.0.0.1:8085/token';
  const answer = await post(newCloud(), address, { grant_type: jwtBearer, assertion: jwt(claims({ aud: address })) });
  expect(answer.status).toBe(200);
});

test('gives a token for a refresh token', async () => {
  const form = { grant_type: 'refresh_token', refresh_token: 'r', client_id: 'i', client_secret: 's' };
  expect(await post(newCloud(), oauth, form)).toEqual({ status: 200, body: { ...granted, scope: expect.any(String) } });
});

const now = Math.floor(Date.now() / 1000);
test.for<[title: string, form: Record<string, string>, status: number, error: string, description: RegExp]>([
  ['nothing', {}, 400, 'invalid_request', /grant_type/],
  ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', /password/],
  ['no assertion', { grant_type: jwtBearer }, 400, 'invalid_request', /assertion/],
  ['text for an assertion', { grant_type: jwtBearer, assertion: 'a.b.c' }, 400, 'invalid_grant', /Not a valid JWT/],
  [
    'an unsigned assertion',
    { grant_type: jwtBearer, assertion: jwt(claims(), { alg: 'none' }) },
    400,
    'invalid_grant',
    /RS256/,
  ],
  [
    'an expired assertion',
    { grant_type: jwtBearer, assertion: jwt(claims({ iat: now - 7200, exp: now - 3600 })) },
    400,
    'invalid_grant',
    /reasonable timeframe/,
  ],
  [
    'an assertion of tomorrow',
    { grant_type: jwtBearer, assertion: jwt(claims({ iat: now + 86_400, exp: now + 90_000 })) },
    400,
    'invalid_grant',
    /reasonable timeframe/,
  ],
  [
    'a long-lived assertion',
    { grant_type: jwtBearer, assertion: jwt(claims({ exp: now + 86_400 })) },
    400,
    'invalid_grant',
    /60 minutes/,
  ],
  [
    'an assertion for someone else',
    { grant_type: jwtBearer, assertion: jwt(claims({ aud: 'https://example.com' })) },
    400,
    'invalid_grant',
    /audience/,
  ],
  [
    'an assertion of nobody',
    { grant_type: jwtBearer, assertion: jwt(claims({ iss: '' })) },
    400,
    'invalid_grant',
    /iss/,
  ],
  ['no scope', { grant_type: jwtBearer, assertion: jwt(claims({ scope: '' })) }, 400, 'invalid_scope', /scope/],
  ['no refresh token', { grant_type: 'refresh_token' }, 400, 'invalid_request', /refresh_token/],
  [
    'a refresh token of no client',
    { grant_type: 'refresh_token', refresh_token: 'r' },
    401,
    'invalid_client',
    /client/,
  ],
])('refuses %s in the words of RFC 6749', async ([, form, status, error, description]) => {
  expect(await post(newCloud(), oauth, form)).toEqual({
    status,
    body: { error, error_description: expect.stringMatching(description) },
  });
});

function exchangeForm(subject: string, changes: Record<string, string> = {}): Record<string, string> {
  return {
    grant_type: exchange,
    audience: '//iam',
    scope: 's',
    requested_token_type: accessTokenType,
    subject_token: subject,
    subject_token_type: jwtType,
    ...changes,
  };
}

test('exchanges a subject token that it gave, a JWT from elsewhere, and an access token to be narrowed', async () => {
  const cloud = newCloud();
  const subject = await (await cloud.fetch('http://127.0.0.1:8085/_mock/subject-token')).text();
  const body = { ...granted, issued_token_type: accessTokenType };
  expect(await post(cloud, sts, exchangeForm(subject))).toEqual({ status: 200, body });
  expect(await post(cloud, sts, exchangeForm(jwt({ exp: now + 60 })))).toEqual({ status: 200, body });
  const { accessToken } = cloud.credentials.issueToken();
  expect(await post(cloud, sts, exchangeForm(accessToken, { subject_token_type: accessTokenType }))).toEqual({
    status: 200,
    body,
  });
});

test('gives the subject token as JSON to who asks for JSON', async () => {
  const answer = await newCloud().fetch('http://127.0.0.1:8085/_mock/subject-token', {
    headers: { accept: 'application/json' },
  });
  expect(await answer.json()).toEqual({ subject_token: expect.stringMatching(/^mock-subject-/) });
});

test.for<[title: string, form: Record<string, string>, error: string]>([
  ['another grant', { grant_type: jwtBearer }, 'unsupported_grant_type'],
  ['a subject token of unknown origin', exchangeForm('anything'), 'invalid_grant'],
  ['an expired subject token', exchangeForm(jwt({ exp: now - 60 })), 'invalid_grant'],
  [
    'an access token from elsewhere',
    exchangeForm('ya29.other', { subject_token_type: accessTokenType }),
    'invalid_grant',
  ],
  ['no audience', exchangeForm(jwt({ exp: now + 60 }), { audience: '' }), 'invalid_request'],
  ['a strange token type', exchangeForm('x', { subject_token_type: 'x' }), 'invalid_request'],
  ['a wish for another kind of token', exchangeForm('x', { requested_token_type: 'x' }), 'invalid_request'],
])('does not exchange %s', async ([, form, error]) => {
  expect(await post(newCloud(), sts, form)).toMatchObject({
    status: 400,
    body: { error, error_description: expect.any(String) },
  });
});

const impersonate =
  'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/robot@p.iam.gserviceaccount.com:generateAccessToken';

test('gives a token for a service account to someone who has one', async () => {
  const cloud = newCloud();
  const { accessToken } = cloud.credentials.issueToken();
  const answer = await cloud.fetch(impersonate, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
    body: '{"scope":["s"],"lifetime":"600s"}',
  });
  const body = (await answer.json()) as { accessToken: string; expireTime: string };
  expect(body).toEqual({
    accessToken: expect.stringMatching(/^ya29/),
    expireTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  });
  expect(Math.abs(Date.parse(body.expireTime) - Date.now() - 600_000)).toBeLessThan(10_000);
  expect(cloud.credentials.subjectOf(body.accessToken)).toBe('robot@p.iam.gserviceaccount.com');
});

test.for<[title: string, headers: Record<string, string>, body: string, status: string]>([
  ['without a token', {}, '{"scope":["s"]}', 'UNAUTHENTICATED'],
  ['without a scope', { authorization: 'Bearer x' }, '{}', 'INVALID_ARGUMENT'],
  ['for too long', { authorization: 'Bearer x' }, '{"scope":["s"],"lifetime":"99999s"}', 'INVALID_ARGUMENT'],
  ['without JSON', { authorization: 'Bearer x' }, 'x', 'INVALID_ARGUMENT'],
])('impersonates nobody %s', async ([, headers, body, status]) => {
  const answer = await newCloud().fetch(impersonate, { method: 'POST', headers, body });
  expect(await answer.json()).toMatchObject({ error: { status } });
});

test('tells the id of its project to who knows the number', async () => {
  const cloud = newCloud();
  const address = 'https://cloudresourcemanager.googleapis.com/v1/projects';
  const answer = await cloud.fetch(`${address}/${cloud.credentials.projectNumber}`);
  expect(await answer.json()).toMatchObject({ projectId: 'p', lifecycleState: 'ACTIVE' });
  expect(await (await cloud.fetch(`${address}/another`)).json()).toMatchObject({
    error: { status: 'PERMISSION_DENIED' },
  });
});
