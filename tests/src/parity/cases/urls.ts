import type { Backend } from '../machinery/backend.ts';
import type { ParityCase } from '../machinery/parity-case.ts';
import { A_JOB, login } from '../machinery/sides.ts';

const googleAuthOptions = { authClient: login };
const PLACE = 'projects/p/locations/us-central1/';
const HOST: Readonly<Record<Backend, string>> = {
  vertex: 'https://us-central1-aiplatform.googleapis.com',
  gemini: 'https://generativelanguage.googleapis.com',
};
const DEFAULT_VERSION: Readonly<Record<Backend, string>> = { vertex: 'v1beta1', gemini: 'v1' };
const RESOURCE: Readonly<Record<Backend, string>> = {
  vertex: `${PLACE}batchPredictionJobs/77`,
  gemini: 'batches/abc123',
};
const BASE_URL_VARIABLE = { vertex: 'GOOGLE_VERTEX_BASE_URL', gemini: 'GOOGLE_GEMINI_BASE_URL' } as const;

interface UrlRow {
  readonly rule: ParityCase['covers'][number];
  readonly title: string;
  readonly http?: Readonly<Record<string, unknown>>;
  readonly perCall?: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly env?: (on: Backend) => Readonly<Record<string, string>>;
  readonly sent: (on: Backend) => string;
}

const url = (on: Backend, { base = HOST[on], version = DEFAULT_VERSION[on] } = {}): string =>
  [`GET ${base}`, version, RESOURCE[on]].filter(Boolean).join('/');

const rows: readonly UrlRow[] = [
  { rule: 'url/default-version', title: 'no version', sent: (on) => url(on) },
  {
    rule: 'url/version-option',
    title: 'apiVersion: v1',
    options: { apiVersion: 'v1' },
    sent: (on) => url(on, { version: 'v1' }),
  },
  {
    rule: 'url/version-option',
    title: 'apiVersion: v1alpha',
    options: { apiVersion: 'v1alpha' },
    sent: (on) => url(on, { version: 'v1alpha' }),
  },
  {
    rule: 'url/version-http-option',
    title: 'httpOptions.apiVersion beside apiVersion',
    options: { apiVersion: 'v1' },
    http: { apiVersion: 'v2' },
    sent: (on) => url(on, { version: 'v2' }),
  },
  {
    rule: 'url/version-empty',
    title: 'an empty version',
    http: { apiVersion: '' },
    sent: (on) => url(on, { version: '' }),
  },
  {
    rule: 'url/version-env',
    title: 'a version around',
    env: () => ({ GOOGLE_GENAI_API_VERSION: 'v9' }),
    sent: (on) => url(on, { version: 'v9' }),
  },
  {
    rule: 'url/version-env',
    title: 'a version around and in the options',
    options: { apiVersion: 'v8' },
    env: () => ({ GOOGLE_GENAI_API_VERSION: 'v9' }),
    sent: (on) => url(on, { version: 'v8' }),
  },
  {
    rule: 'url/version-env',
    title: 'a version around and in httpOptions',
    http: { apiVersion: 'v8' },
    env: () => ({ GOOGLE_GENAI_API_VERSION: 'v9' }),
    sent: (on) => url(on, { version: 'v8' }),
  },
  {
    rule: 'url/version-env-beta',
    title: 'the version “beta” around',
    env: () => ({ GOOGLE_GENAI_API_VERSION: 'beta' }),
    sent: (on) => url(on, { version: on === 'vertex' ? 'v1beta1' : 'v1beta' }),
  },
  {
    rule: 'url/version-per-call',
    title: 'a version for one call',
    perCall: { apiVersion: 'v7' },
    sent: (on) => url(on, { version: 'v7' }),
  },
  {
    rule: 'url/version-per-call',
    title: 'an empty version for one call',
    perCall: { apiVersion: '' },
    sent: (on) => url(on, { version: '' }),
  },
  {
    rule: 'url/base-url',
    title: 'a base URL',
    http: { baseUrl: 'https://proxy.example' },
    sent: (on) => url(on, { base: 'https://proxy.example' }),
  },
  {
    rule: 'url/base-url',
    title: 'a base URL on this machine',
    http: { baseUrl: 'http://localhost:8080' },
    sent: (on) => url(on, { base: 'http://localhost:8080' }),
  },
  {
    rule: 'url/base-url-prefix',
    title: 'a base URL with a path',
    http: { baseUrl: 'https://proxy.example/a/b' },
    sent: (on) => url(on, { base: 'https://proxy.example/a/b' }),
  },
  {
    rule: 'url/base-url-prefix',
    title: 'a base URL with a path and a slash',
    http: { baseUrl: 'https://proxy.example/a/' },
    sent: (on) => url(on, { base: 'https://proxy.example/a' }),
  },
  {
    rule: 'url/base-url-env',
    title: 'a base URL around',
    env: (on) => ({ [BASE_URL_VARIABLE[on]]: 'https://around.example' }),
    sent: (on) => url(on, { base: 'https://around.example' }),
  },
  {
    rule: 'url/base-url-env-other',
    title: 'the other service’s base URL around',
    env: (on) => ({ [BASE_URL_VARIABLE[on === 'vertex' ? 'gemini' : 'vertex']]: 'https://around.example' }),
    sent: (on) => url(on),
  },
  {
    rule: 'url/base-url-over-env',
    title: 'a base URL in the options and around',
    http: { baseUrl: 'https://proxy.example' },
    env: (on) => ({ [BASE_URL_VARIABLE[on]]: 'https://around.example' }),
    sent: (on) => url(on, { base: 'https://proxy.example' }),
  },
  {
    rule: 'url/base-url-per-call',
    title: 'a base URL for one call',
    perCall: { baseUrl: 'https://other.example/x' },
    sent: (on) => url(on, { base: 'https://other.example/x' }),
  },
  {
    rule: 'url/collection-scope',
    title: 'the scope COLLECTION',
    http: { baseUrl: 'https://proxy.example', baseUrlResourceScope: 'COLLECTION' },
    sent: (on) => url(on, { base: 'https://proxy.example' }).replace(PLACE, ''),
  },
  {
    rule: 'url/collection-scope',
    title: 'the scope COLLECTION without a base URL',
    http: { baseUrlResourceScope: 'COLLECTION' },
    sent: (on) => url(on).replace(PLACE, ''),
  },
];

const usual = (on: Backend): Record<string, unknown> =>
  on === 'vertex'
    ? { vertexai: true, project: 'p', location: 'us-central1', googleAuthOptions }
    : { vertexai: false, apiKey: 'KEY' };

const fromRow = (row: UrlRow, on: Backend): ParityCase => ({
  title: row.title,
  on,
  covers: [
    row.rule,
    ...(on === 'vertex' && row.rule === 'url/base-url' ? (['url/base-url-keeps-place'] as const) : []),
  ],
  options: { ...usual(on), ...row.options },
  http: row.http ?? {},
  env: row.env?.(on) ?? {},
  call: ['batches.get', { name: A_JOB[on], ...(row.perCall && { config: { httpOptions: row.perCall } }) }],
  sent: row.sent(on),
});

/** Where requests go. */
export const urlCases: readonly ParityCase[] = [
  { title: 'the usual host', on: 'gemini', covers: ['url/gemini-host'], sent: url('gemini') },
  ...rows.flatMap((row) => [fromRow(row, 'vertex'), fromRow(row, 'gemini')]),
  {
    title: 'a filter with blanks, quotes and other alphabets',
    on: 'vertex',
    covers: ['url/query'],
    call: ['batches.list', { config: { filter: 'display_name="a b*" AND state!="é&=+%"', pageSize: 5 } }],
  },
  {
    title: 'a page token with signs',
    on: 'gemini',
    covers: ['url/query'],
    call: ['batches.list', { config: { pageToken: 'a b+c/d=&é' } }],
    sent: 'GET https://generativelanguage.googleapis.com/v1/batches?pageToken=a+b%2Bc%2Fd%3D%26%C3%A9',
  },
];
