import { describe, expect, test } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call } from './call-gemini.test-setup.ts';

describe('credentials', () => {
  test.for<[what: string, path: string, headers: Record<string, string>]>([
    ['a key in a header', 'v1beta/batches', { 'x-goog-api-key': 'any text' }],
    ['a key in the query', 'v1beta/batches?key=any', {}],
    ['a bearer token', 'v1beta/batches', { authorization: 'Bearer t' }],
  ])('may be %s', async ([, path, headers]) => {
    expect((await call(openCloud(), 'GET', path, undefined, headers)).status).toBe(200);
  });

  test('are needed', async () => {
    const { status, body } = await call(openCloud(), 'GET', 'v1beta/batches', undefined, {});
    expect([status, body.error.status]).toEqual([403, 'PERMISSION_DENIED']);
    expect(body.error.message).toMatch(/^Method doesn't allow unregistered callers/);
  });

  test('are checked where the cloud was told which keys there are', async () => {
    const cloud = openCloud({ apiKeys: ['mine'] });
    const answers = await Promise.all(
      ['mine', cloud.apiKeys.issue(), 'yours'].map((key) => call(cloud, 'GET', `v1/batches?key=${key}`, undefined, {})),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 400]);
    expect(answers[2]?.body.error.message).toBe('API key not valid. Please pass a valid API key.');
    expect(cloud.owns({ kind: 'api-key', value: 'mine' })).toBe(true);
  });
});
