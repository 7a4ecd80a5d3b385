import { expect, test } from 'vitest';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import { loadStorage } from './load-storage.ts';

test('says what to install when Google’s storage library is missing', async () => {
  const missing = Object.assign(new Error("Cannot find package '@google-cloud/storage' imported from x.js"), {
    code: 'ERR_MODULE_NOT_FOUND',
  });
  const loading = loadStorage({}, () => Promise.reject(missing));
  await expect(loading).rejects.toThrow(ConfigurationError);
  await expect(loading).rejects.toThrow('npm install @google-cloud/storage');
});

test('passes another failure to load on', async () => {
  const broken = Object.assign(new Error("Cannot find package 'teeny-request' imported from x.js"), {
    code: 'ERR_MODULE_NOT_FOUND',
  });
  await expect(loadStorage({}, () => Promise.reject(broken))).rejects.toBe(broken);
});

test.for<[title: string, headers: Headers | Record<string, string>]>([
  ['a Headers', new Headers({ authorization: 'Bearer t', 'x-goog-user-project': 'payer' })],
  ['a plain object', { Authorization: 'Bearer t', 'x-goog-user-project': 'payer' }],
])('signs with every header that the caller’s authClient gives as %s', async ([, headers]) => {
  const storage = await loadStorage({ projectId: 'p', authClient: { getRequestHeaders: async () => headers } });
  const signed = await storage.authClient.getRequestHeaders('https://storage.googleapis.com/');
  expect(Object.fromEntries(signed)).toEqual({ authorization: 'Bearer t', 'x-goog-user-project': 'payer' });
});

test('asks the caller’s authClient anew for every request: it knows when its token ends', async () => {
  let asked = 0;
  const authClient = { getRequestHeaders: async () => ({ authorization: `Bearer ${++asked}` }) };
  const storage = await loadStorage({ authClient });
  await storage.authClient.getRequestHeaders();
  expect((await storage.authClient.getRequestHeaders()).get('authorization')).toBe('Bearer 2');
});
