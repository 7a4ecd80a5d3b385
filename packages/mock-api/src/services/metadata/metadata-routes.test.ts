import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';

const flavor = { 'metadata-flavor': 'Google' };

function newCloud(): MockCloud {
  const cloud = createMockCloud({ project: 'p', location: 'europe-west4' });
  onTestFinished(() => cloud.close());
  return cloud;
}

function metadata(cloud: MockCloud, path: string, headers: Record<string, string> = flavor): Promise<Response> {
  return cloud.fetch(`http://metadata.google.internal${path}`, { headers });
}

test.for<[path: string, text: string | RegExp]>([
  ['/', 'computeMetadata/\n'],
  ['/computeMetadata/v1/', 'instance/\nproject/\nuniverse/\n'],
  ['/computeMetadata/v1/instance', /^attributes\/\n.*service-accounts\/\nzone\n$/s],
  ['/computeMetadata/v1/instance/zone', /^projects\/\d{12}\/zones\/europe-west4-a$/],
  ['/computeMetadata/v1/project/project-id', 'p'],
  ['/computeMetadata/v1/project/numeric-project-id', /^\d{12}$/],
  ['/computeMetadata/v1/instance/service-accounts/default/email', 'mock-cloud@p.iam.gserviceaccount.com'],
  ['/computeMetadata/v1/instance/service-accounts/mock-cloud@p.iam.gserviceaccount.com/aliases', 'default\n'],
  ['/computeMetadata/v1/universe/universe-domain', 'googleapis.com'],
])('tells %s', async ([path, text]) => {
  const answer = await metadata(newCloud(), path);
  expect(answer.headers.get('metadata-flavor')).toBe('Google');
  expect([answer.status, await answer.text()]).toEqual([
    200,
    typeof text === 'string' ? text : expect.stringMatching(text),
  ]);
});

test('gives tokens', async () => {
  const cloud = newCloud();
  const answer = await metadata(
    cloud,
    '/computeMetadata/v1/instance/service-accounts/default/token?scopes=https%3A%2F%2Fx',
  );
  const body = (await answer.json()) as { access_token: string };
  expect(body).toEqual({ access_token: expect.any(String), expires_in: 3599, token_type: 'Bearer' });
  expect(cloud.credentials.ownsBearer(body.access_token)).toBe(true);
});

test('tells a whole account at once, but no token', async () => {
  const answer = await metadata(newCloud(), '/computeMetadata/v1/instance/service-accounts/default/?recursive=true');
  expect(await answer.json()).toEqual({
    aliases: ['default'],
    email: 'mock-cloud@p.iam.gserviceaccount.com',
    scopes: ['https://www.googleapis.com/auth/cloud-platform'],
  });
});

test.for<[title: string, headers: Record<string, string>]>([
  ['without the header that a web page cannot send', {}],
  ['through a proxy', { ...flavor, 'x-forwarded-for': '10.0.0.1' }],
])('tells nothing %s', async ([, headers]) => {
  const answer = await metadata(newCloud(), '/computeMetadata/v1/project/project-id', headers);
  expect([answer.status, answer.headers.get('metadata-flavor')]).toEqual([403, 'Google']);
});

test.for([
  '/computeMetadata/v1/instance/nothing',
  '/computeMetadata/v1/instance/zone/more',
  '/computeMetadata/v1/constructor',
  '/computeMetadata/v1/%E0%A4%A',
])('knows no %s', async (path) => {
  expect((await metadata(newCloud(), path)).status).toBe(404);
});
