import { expect, test } from 'vitest';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ClientOptions } from './client-options.ts';
import { readEnvironment } from './environment.ts';
import { resolveSettings } from './resolve-settings.ts';
import type { Settings } from './settings.ts';

type Variables = Record<string, string>;
const resolve = (options: ClientOptions, variables: Variables = {}): Settings =>
  resolveSettings(options, readEnvironment(variables));

const PLACE = { GOOGLE_CLOUD_PROJECT: 'env-p', GOOGLE_CLOUD_LOCATION: 'env-l' };
const KEY = { GOOGLE_API_KEY: 'env-key' };
const authClient = { getRequestHeaders: async () => ({}) };

test.for<[title: string, options: ClientOptions, variables: Variables, backend: Settings['backend']]>([
  ['nothing at all', {}, {}, 'gemini'],
  ['a key', { apiKey: 'key' }, {}, 'gemini'],
  ['a project in the environment', {}, PLACE, 'vertex'],
  ['a project in the options', { project: 'p' }, {}, 'vertex'],
  ['a project in the options and a base URL', { project: 'p', httpOptions: { baseUrl: 'https://b' } }, {}, 'vertex'],
  ['a project and a key in the environment', {}, { ...PLACE, ...KEY }, 'gemini'],
  ['a project in the environment and a base URL', { httpOptions: { baseUrl: 'https://b' } }, PLACE, 'gemini'],
  ['a project and the Gemini base URL', {}, { ...PLACE, GOOGLE_GEMINI_BASE_URL: 'https://g' }, 'gemini'],
  [
    'a project and the base URLs of both services',
    {},
    { ...PLACE, GOOGLE_GEMINI_BASE_URL: 'https://g', GOOGLE_VERTEX_BASE_URL: 'https://v' },
    'vertex',
  ],
  ['enterprise', { enterprise: true }, {}, 'vertex'],
  ['vertexai: false over a project in the environment', { vertexai: false }, PLACE, 'gemini'],
  ['the flag in the environment, in any case', {}, { GOOGLE_GENAI_USE_VERTEXAI: ' TRUE ' }, 'vertex'],
  ['1 for the flag, which is not true', {}, { GOOGLE_GENAI_USE_VERTEXAI: '1', ...PLACE }, 'gemini'],
  [
    'contradicting flags in the environment: enterprise wins',
    {},
    { GOOGLE_GENAI_USE_ENTERPRISE: 'false', GOOGLE_GENAI_USE_VERTEXAI: 'true' },
    'gemini',
  ],
])('chooses the service: %s', ([, options, variables, backend]) => {
  expect(resolve(options, variables).backend).toBe(backend);
});

test.for<[options: ClientOptions, message: string]>([
  [{ enterprise: true, vertexai: false }, 'enterprise and vertexAI flags have conflicting values'],
  [{ vertexai: false, project: 'p' }, 'Project and location are not supported for Gemini API backend.'],
  [{ apiKey: 'key', location: 'us-central1' }, 'Project and location are not supported for Gemini API backend.'],
  [{ project: 'p', authClient, googleAuthOptions: {} }, 'authClient and googleAuthOptions are both set'],
  [
    { project: 'p', googleAuthOptions: { scopes: 'https://www.googleapis.com/auth/devstorage.read_only' } },
    'Invalid auth scopes. Scopes must include: https://www.googleapis.com/auth/cloud-platform',
  ],
])('refuses options that contradict each other: %o', ([options, message]) => {
  expect(() => resolve(options)).toThrow(ConfigurationError);
  expect(() => resolve(options)).toThrow(message);
});

test.for<[title: string, options: ClientOptions, variables: Variables, expected: Partial<Settings>]>([
  [
    'a key in the options drops the project of the environment',
    { enterprise: true, apiKey: 'key' },
    PLACE,
    { apiKey: 'key', project: undefined, resourceParent: undefined },
  ],
  [
    'a project in the options drops the key of the environment',
    { enterprise: true, project: 'p' },
    KEY,
    { apiKey: undefined, resourceParent: 'projects/p/locations/global' },
  ],
  [
    'the project of the environment drops the key of the environment',
    { enterprise: true },
    { ...PLACE, ...KEY },
    { apiKey: undefined, resourceParent: 'projects/env-p/locations/env-l' },
  ],
  [
    'a key and a place in the options are both kept',
    { enterprise: true, project: 'p', location: 'l', apiKey: 'key' },
    {},
    { apiKey: 'key', resourceParent: 'projects/p/locations/l' },
  ],
  [
    'given credentials drop any key',
    { enterprise: true, authClient, apiKey: 'key' },
    { ...PLACE, ...KEY },
    { apiKey: undefined, resourceParent: 'projects/env-p/locations/env-l' },
  ],
  [
    'GOOGLE_API_KEY comes before GEMINI_API_KEY',
    {},
    { ...KEY, GEMINI_API_KEY: 'other-key' },
    { apiKey: 'env-key', backend: 'gemini' },
  ],
  ['an empty variable is not set', {}, { GOOGLE_API_KEY: ' ', GEMINI_API_KEY: 'other-key' }, { apiKey: 'other-key' }],
])('takes what is given over what is around: %s', ([, options, variables, expected]) => {
  expect(resolve(options, variables)).toMatchObject(expected);
});

test.for<[options: ClientOptions, variables: Variables, baseUrl: string]>([
  [{ project: 'p' }, {}, 'https://aiplatform.googleapis.com/'],
  [{ project: 'p', location: 'global' }, {}, 'https://aiplatform.googleapis.com/'],
  [{ project: 'p', location: 'us' }, {}, 'https://aiplatform.us.rep.googleapis.com/'],
  [{ project: 'p', location: 'eu' }, {}, 'https://aiplatform.eu.rep.googleapis.com/'],
  [{ project: 'p', location: 'us-east5' }, {}, 'https://us-east5-aiplatform.googleapis.com/'],
  [{ enterprise: true, apiKey: 'key', location: 'us-east5' }, {}, 'https://aiplatform.googleapis.com/'],
  [{ project: 'p' }, { GOOGLE_VERTEX_BASE_URL: 'https://v' }, 'https://v'],
  [{ project: 'p', httpOptions: { baseUrl: 'https://o' } }, { GOOGLE_VERTEX_BASE_URL: 'https://v' }, 'https://o'],
  [{ apiKey: 'key' }, { GOOGLE_VERTEX_BASE_URL: 'https://v' }, 'https://generativelanguage.googleapis.com/'],
  [{ apiKey: 'key' }, { GOOGLE_GEMINI_BASE_URL: 'https://g' }, 'https://g'],
])('finds the host: %o with %o is %s', ([options, variables, baseUrl]) => {
  expect(resolve(options, variables).httpOptions.baseUrl).toBe(baseUrl);
});

test.for<[options: ClientOptions, variables: Variables, apiVersion: string]>([
  [{ project: 'p' }, {}, 'v1beta1'],
  [{ apiKey: 'key' }, {}, 'v1'],
  [{ project: 'p' }, { GOOGLE_GENAI_API_VERSION: 'beta' }, 'v1beta1'],
  [{ apiKey: 'key' }, { GOOGLE_GENAI_API_VERSION: 'beta' }, 'v1beta'],
  [{ project: 'p', apiVersion: 'v2' }, { GOOGLE_GENAI_API_VERSION: 'v9' }, 'v2'],
  [{ project: 'p', apiVersion: 'v2', httpOptions: { apiVersion: 'v1' } }, {}, 'v1'],
  [{ project: 'p', httpOptions: { apiVersion: '' } }, {}, ''],
])('finds the API version: %o with %o is %s', ([options, variables, apiVersion]) => {
  expect(resolve(options, variables).httpOptions.apiVersion).toBe(apiVersion);
});

test.for<[title: string, options: ClientOptions, told: RegExp]>([
  ['nothing for Vertex AI', { enterprise: true }, /GOOGLE_CLOUD_PROJECT.*GOOGLE_API_KEY.*GOOGLE_VERTEX_BASE_URL/s],
  ['nothing at all', {}, /GEMINI_API_KEY.*GOOGLE_CLOUD_PROJECT/s],
  ['a location that would be a host', { project: 'p', location: 'evil.example/' }, /"evil\.example\/" is no location/],
  ['a project that would be a path', { project: 'p/../q' }, /"p\/\.\.\/q" is no project/],
  ['a token of the live API for a key', { apiKey: 'auth_tokens/abc' }, /Ephemeral tokens are only supported/],
  ['a key with a line break', { apiKey: 'planted-key\n' }, /line break/],
])('keeps what is wrong for the first call: %s', ([, options, told]) => {
  const { problem } = resolve(options);
  expect(problem).toMatch(told);
  expect(problem).not.toContain('planted-key');
});

test.for(['x-goog-api-key', 'Authorization'])('a %s header of the caller’s own suffices for the Gemini API', (name) => {
  expect(resolve({ httpOptions: { headers: { [name]: 'planted-key' } } }).problem).toBeUndefined();
});

test("writes nothing to the caller's options, and takes no later change of them", () => {
  const headers = { 'x-mine': '1' };
  const options = { project: 'p', googleAuthOptions: {}, httpOptions: { headers } };
  const before = structuredClone(options);
  const settings = resolve(options, { GOOGLE_VERTEX_BASE_URL: 'https://v' });
  expect(options).toEqual(before);
  headers['x-mine'] = '2';
  expect(settings.httpOptions.headers).toEqual({ 'x-mine': '1' });
});
