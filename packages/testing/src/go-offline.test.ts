import { afterEach, expect, test, vi } from 'vitest';
import { existsSync } from 'node:fs';
import { goOffline } from './go-offline.ts';

afterEach(() => void vi.unstubAllEnvs());

test('hides logins, proxies and other emulators, and gives them back', async () => {
  const hidden = {
    GOOGLE_APPLICATION_CREDENTIALS: '/login.json',
    https_proxy: 'http://proxy:1',
    STORAGE_EMULATOR_HOST: 'x',
    GEMINI_API_KEY: 'k',
  };
  for (const [name, value] of Object.entries(hidden)) vi.stubEnv(name, value);
  vi.stubEnv('GOOGLE_CLOUD_PROJECT', 'real-project');
  vi.stubEnv('CLOUDSDK_CONFIG', undefined);

  const goOnline = await goOffline({ project: 'p' });
  for (const name of Object.keys(hidden)) expect(process.env[name]).toBeUndefined();
  expect(process.env['GOOGLE_CLOUD_PROJECT']).toBe('p');
  const folder = process.env['CLOUDSDK_CONFIG'] ?? '';
  expect(existsSync(folder)).toBe(true);

  await goOnline();
  for (const [name, value] of Object.entries(hidden)) expect(process.env[name]).toBe(value);
  expect(process.env['GOOGLE_CLOUD_PROJECT']).toBe('real-project');
  expect('CLOUDSDK_CONFIG' in process.env).toBe(false);
  expect(existsSync(folder)).toBe(false);
});

test('leaves alone what has been changed meanwhile', async () => {
  vi.stubEnv('GOOGLE_CLOUD_LOCATION', 'before');
  const goOnline = await goOffline();
  process.env['GOOGLE_CLOUD_LOCATION'] = 'chosen in between';
  await goOnline();
  expect(process.env['GOOGLE_CLOUD_LOCATION']).toBe('chosen in between');
});
