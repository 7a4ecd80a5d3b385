import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../create-mock-cloud.ts';
import type { MockCloud } from '../model/mock-cloud.ts';
import { credentialKinds } from './credential-kind.ts';
import { writeCredentials } from './write-credentials.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'credentials-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function newCloud(): MockCloud {
  const cloud = createMockCloud({ project: 'p' });
  onTestFinished(() => cloud.close());
  return cloud;
}

const withFile = credentialKinds.filter((kind) => kind !== 'metadata');

test.for(withFile)('writes %s for the user alone, naming no address but the server', async (kind) => {
  const folder = newFolder();
  const { file = '', env } = await writeCredentials(newCloud(), kind, folder, { url: 'http://127.0.0.1:8085' });
  expect(env).toEqual({
    CLOUDSDK_CONFIG: join(folder, 'gcloud'),
    GOOGLE_APPLICATION_CREDENTIALS: file,
    GOOGLE_CLOUD_PROJECT: 'p',
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = readFileSync(file, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ type: kind.replace(/_(?:file|url)$/, '') });
  const addresses = (text.match(/https?:\/\/[^"]+/g) ?? []).filter(
    (address) => !address.includes('accounts.google.com'),
  );
  for (const address of addresses) expect(address.startsWith('http://127.0.0.1:8085/')).toBe(true);
});

test('takes the place of a file that anybody could read', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'authorized_user.json'), 'old', { mode: 0o644 });
  const { file = '' } = await writeCredentials(newCloud(), 'authorized_user', folder);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('names the metadata server where there is no file', async () => {
  const { file, env } = await writeCredentials(newCloud(), 'metadata', newFolder(), { url: 'http://127.0.0.1:1' });
  expect(file).toBeUndefined();
  expect(env).toMatchObject({ GCE_METADATA_HOST: '127.0.0.1:1', METADATA_SERVER_DETECTION: 'assume-present' });
});

test('makes other secrets each time, and no file holds the keys of another', async () => {
  const cloud = newCloud();
  const [one, other] = [newFolder(), newFolder()];
  const read = async (folder: string): Promise<Record<string, unknown>> => {
    const { file = '' } = await writeCredentials(cloud, 'service_account', folder);
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  };
  const [first, second] = [await read(one), await read(other)];
  expect(first['private_key_id']).not.toBe(second['private_key_id']);
  expect(cloud.credentials.accountKeys.list().map(({ keyId }) => keyId)).toEqual([
    first['private_key_id'],
    second['private_key_id'],
  ]);
});
