import { expect, test } from 'vitest';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import { loadBigQuery } from './load-bigquery.ts';

test('says what to install when Google’s BigQuery library is missing', async () => {
  const missing = Object.assign(new Error("Cannot find package '@google-cloud/bigquery' imported from x.js"), {
    code: 'ERR_MODULE_NOT_FOUND',
  });
  const loading = loadBigQuery({}, () => Promise.reject(missing));
  await expect(loading).rejects.toThrow(ConfigurationError);
  await expect(loading).rejects.toThrow('npm install @google-cloud/bigquery');
});

test('passes another failure to load on', async () => {
  const broken = Object.assign(new Error("Cannot find package 'big.js' imported from x.js"), {
    code: 'ERR_MODULE_NOT_FOUND',
  });
  await expect(loadBigQuery({}, () => Promise.reject(broken))).rejects.toBe(broken);
});

test('signs with every header that the caller’s authClient gives, and asks it anew for each request', async () => {
  let asked = 0;
  const headers = async (): Promise<Record<string, string>> => ({
    authorization: `Bearer ${++asked}`,
    'x-goog-user-project': 'payer',
  });
  const bigquery = await loadBigQuery({ projectId: 'p', authClient: { getRequestHeaders: headers } });
  expect(bigquery.projectId).toBe('p');
  await bigquery.authClient.getRequestHeaders();
  const signed = await bigquery.authClient.getRequestHeaders('https://bigquery.googleapis.com/');
  expect(Object.fromEntries(signed)).toEqual({ authorization: 'Bearer 2', 'x-goog-user-project': 'payer' });
});
