import { expect, test } from 'vitest';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ClientOptions } from '../settings/client-options.ts';
import { readEnvironment } from '../settings/environment.ts';
import { resolveSettings } from '../settings/resolve-settings.ts';
import { type Connection, openConnection } from './connection.ts';

const connect = (options: ClientOptions): Connection => openConnection(resolveSettings(options, readEnvironment({})));
const place = { project: 'p', location: 'us-central1' };

test.for<[options: ClientOptions, urlPrefix: string]>([
  [place, 'https://us-central1-aiplatform.googleapis.com/v1beta1/projects/p/locations/us-central1/'],
  [{ enterprise: true, apiKey: 'key' }, 'https://aiplatform.googleapis.com/v1beta1/'],
  [
    { ...place, httpOptions: { baseUrl: 'https://b/pre/fix/' } },
    'https://b/pre/fix/v1beta1/projects/p/locations/us-central1/',
  ],
  [{ ...place, httpOptions: { baseUrl: 'https://b', apiVersion: '' } }, 'https://b/projects/p/locations/us-central1/'],
  [{ ...place, httpOptions: { baseUrl: 'https://b', baseUrlResourceScope: 'COLLECTION' } }, 'https://b/v1beta1/'],
])('builds addresses: %o is %s', ([options, urlPrefix]) => {
  expect(connect(options).urlPrefix).toBe(urlPrefix);
});

test.for(['http://localhost:8080', 'http://127.0.0.1', 'http://127.9.9.9:1', 'http://[::1]:80', 'https://mock.test'])(
  'credentials may go to %s',
  (baseUrl) => {
    expect(() => connect({ ...place, httpOptions: { baseUrl } })).not.toThrow();
  },
);

test.for(['http://mock.test', 'http://10.0.0.1', 'http://localhost.evil.test', 'http://127.0.0.1.evil.test'])(
  'credentials go to %s only if that is allowed',
  (baseUrl) => {
    expect(() => connect({ ...place, httpOptions: { baseUrl } })).toThrow(/unencrypted.*allowInsecureHttp/s);
    expect(() => connect({ ...place, httpOptions: { baseUrl }, allowInsecureHttp: true })).not.toThrow();
  },
);

test.for(['ftp://b', 'no url', 'https://user:planted-password@b', 'https://b?key=planted-password'])(
  'refuses the base URL %s without quoting what may be secret in it',
  (baseUrl) => {
    expect(() => connect({ ...place, httpOptions: { baseUrl } })).toThrow(ConfigurationError);
    expect(() => connect({ ...place, httpOptions: { baseUrl } })).not.toThrow('planted-password');
  },
);

test('refuses a header that cannot be sent, by its name alone', () => {
  const options = { ...place, httpOptions: { headers: { 'x-mine': 'planted-value\n\u0000' } } };
  expect(() => connect(options)).toThrow('The header "x-mine" cannot be sent (httpOptions.headers).');
});

test('a header of the caller replaces ours, however it is written', () => {
  const { headers } = connect({ ...place, httpOptions: { headers: { 'USER-agent': 'mine' } } });
  expect(headers['user-agent']).toBe('mine');
});

test.for<[title: string, options: ClientOptions, needsToken: boolean]>([
  ['a project alone', place, true],
  ['an API key', { enterprise: true, apiKey: 'key' }, false],
  ['an authorization header', { ...place, httpOptions: { headers: { Authorization: 'Bearer mine' } } }, false],
])('looks for a token only when nothing else authenticates: %s', ([, options, needsToken]) => {
  expect(connect(options).needsToken).toBe(needsToken);
});
