import dns from 'node:dns';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates } from 'node:tls';
import { Client } from '@genai-batch/core';
import { createMockCloud, writeCredentials, type MockCloud } from '@genai-batch/mock-api';
import { serve } from '@genai-batch/mock-api/server';
import { goOffline } from '@genai-batch/testing';
import { BigQuery } from '@google-cloud/bigquery';
import { Storage } from '@google-cloud/storage';
import { GoogleGenAI } from '@google/genai';
import { GoogleAuth } from 'google-auth-library';
import { expect, onTestFinished, test, vi } from 'vitest';
import { doors } from './open-door.ts';
import { trust } from './trust.ts';

const scopes = 'https://www.googleapis.com/auth/cloud-platform';
const once = (): { retryOptions: { attempts: number } } => ({ retryOptions: { attempts: 1 } });
const url = (): string => `${process.env['STORAGE_EMULATOR_HOST']}/storage/v1/b?project=p`;

interface Called {
  readonly cloud: MockCloud;
  readonly ca: string;
  /** A file of credentials that are exchanged for a token at the server. */
  readonly credentials: string;
}

/** Clients as they are published, and a call of each. Where they are not told of other credentials, they ask the metadata server. */
const clients: readonly (readonly [name: string, call: (called: Called) => Promise<unknown>])[] = [
  ['fetch', () => fetch(url())],
  ['@google-cloud/storage', () => new Storage({ retryOptions: { autoRetry: false } }).getBuckets()],
  ['@google-cloud/bigquery', () => new BigQuery({ autoRetry: false }).getDatasets()],
  ['google-auth-library with a call', () => new GoogleAuth({ scopes }).request({ url: url(), retry: false })],
  [
    'google-auth-library for a token',
    ({ credentials }) => {
      process.env['GOOGLE_APPLICATION_CREDENTIALS'] = credentials;
      return new GoogleAuth({ scopes }).getAccessToken();
    },
  ],
  ['@google/genai', () => new GoogleGenAI({ vertexai: true, httpOptions: once() }).batches.list()],
  ['@genai-batch/core', () => new Client({ vertexai: true, httpOptions: once() }).batches.list()],
];

/** A server whose authority nobody trusts yet, in this process's environment under a name, until the end of the test. */
async function serveAs(name: string): Promise<Called> {
  const cloud = createMockCloud();
  const goOnline = await goOffline({ project: cloud.project, location: cloud.location });
  const folder = await mkdtemp(join(tmpdir(), 'credentials-'));
  const server = await serve(cloud, { port: 0, tls: true });
  const before = { ...process.env };
  onTestFinished(async () => {
    process.env = before;
    await server.close();
    await cloud.close();
    await rm(folder, { recursive: true });
    await goOnline();
  });
  const { GOOGLE_APPLICATION_CREDENTIALS: _file, ...env } = server.env;
  const address = `https://${name}:${server.port}`;
  for (const [variable, value] of Object.entries(env)) process.env[variable] = value === server.url ? address : value;
  const { env: login } = await writeCredentials(cloud, 'external_account_url', folder, { url: address });
  const ca = await readFile(server.caFile ?? '', 'utf8');
  return { cloud, ca, credentials: login['GOOGLE_APPLICATION_CREDENTIALS'] ?? '' };
}

/** What an error or what is below it says in Node's words. */
function codesOf(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [];
  return [Reflect.get(error, 'code'), ...codesOf(error.cause)];
}

const arrived = ({ cloud }: Called): string[] =>
  cloud.journal
    .requests()
    .map((request) => request.url)
    .filter((address) => address.startsWith('https:'));

test.for(clients)('%s calls a TLS server whose authority it trusts, and no other', async ([, call]) => {
  const called = await serveAs('127.0.0.1');
  const refused = await call(called).catch(codesOf);
  expect(refused).toContain('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  expect(arrived(called)).toEqual([]);
  onTestFinished(trust(called.ca));
  await call(called);
  expect(arrived(called)).not.toEqual([]);
});

test.for(clients)('%s does not call it by a name that its certificate is not for', async ([, call]) => {
  const { lookup } = dns;
  const toThisMachine = (_: string, ...rest: [dns.LookupAllOptions, () => void]): void => lookup('127.0.0.1', ...rest);
  const looked = vi.spyOn(dns, 'lookup').mockImplementation(toThisMachine as never);
  onTestFinished(() => looked.mockRestore());
  const called = await serveAs('another.test');
  onTestFinished(trust(called.ca));
  expect(await call(called).catch(codesOf)).toContain('ERR_TLS_CERT_ALTNAME_INVALID');
  expect(arrived(called)).toEqual([]);
});

test('trust in a server is none in others, and ends when its door is closed', async () => {
  const { ca: strangerCa } = await serveAs('127.0.0.1');
  const strangerUrl = url();
  const cloud = createMockCloud();
  const open = await doors.find(({ name }) => name === 'TLS server')!.open(cloud);
  const ca = await readFile(process.env['NODE_EXTRA_CA_CERTS'] ?? '', 'utf8');
  expect(ca).not.toBe(strangerCa);
  expect((await fetch(url())).status).toBe(200);
  expect(await fetch(strangerUrl).catch(codesOf)).toContain('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  expect(getCACertificates('default')).toContain(ca);
  await open.close();
  await cloud.close();
  expect(getCACertificates('default')).not.toContain(ca);
});
