import { expect } from 'vitest';
import type { Backend } from '../machinery/backend.ts';
import type { ParityCase } from '../machinery/parity-case.ts';
import { login } from '../machinery/sides.ts';

const googleAuthOptions = { authClient: login };
const envPlace = { GOOGLE_CLOUD_PROJECT: 'env-p', GOOGLE_CLOUD_LOCATION: 'europe-west4' };
const envKey = { GOOGLE_API_KEY: 'ENV-KEY' };
const IN_ENV_PLACE =
  'GET https://europe-west4-aiplatform.googleapis.com/v1beta1/projects/env-p/locations/europe-west4/batchPredictionJobs/77';
const EXPRESS = 'GET https://aiplatform.googleapis.com/v1beta1/batchPredictionJobs/77';

/** The same key rule on both services; Vertex AI takes the key alone. */
const onBoth = (
  rule: ParityCase['covers'][number],
  title: string,
  env: Readonly<Record<string, string>>,
  options: object = {},
  more: Partial<ParityCase> = {},
): ParityCase[] =>
  (['vertex', 'gemini'] as const).map((on: Backend) => ({
    title,
    on,
    covers: [rule],
    env,
    options: { vertexai: on === 'vertex', ...options },
    ...more,
  }));

/** Who is calling: keys, projects, logins, and which of several counts. */
export const identityCases: readonly ParityCase[] = [
  ...onBoth('identity/env-google-key', 'GOOGLE_API_KEY', { GOOGLE_API_KEY: 'KEY-1' }),
  ...onBoth('identity/env-gemini-key', 'GEMINI_API_KEY', { GEMINI_API_KEY: 'KEY-2' }),
  ...onBoth(
    'identity/google-key-first',
    'both key variables',
    { GOOGLE_API_KEY: 'KEY-1', GEMINI_API_KEY: 'KEY-2' },
    {},
    {
      differs: { as: 'nothing-printed', ours: { printed: [] } },
    },
  ),
  ...onBoth('identity/empty-is-unset', 'an empty GOOGLE_API_KEY', { GOOGLE_API_KEY: '', GEMINI_API_KEY: 'KEY-2' }),
  ...onBoth('identity/empty-is-unset', 'a blank GOOGLE_API_KEY', { GOOGLE_API_KEY: '  ', GEMINI_API_KEY: 'KEY-2' }),
  ...onBoth('identity/env-trimmed', 'a key with white space', { GOOGLE_API_KEY: ' KEY-1\n' }),
  ...onBoth('identity/key-over-env', 'a key in the options and one around', envKey, { apiKey: 'KEY' }),
  ...onBoth(
    'identity/ephemeral-token',
    'a token of the live API',
    {},
    { apiKey: 'auth_tokens/abc' },
    { refused: true },
  ),
  {
    title: 'project and location around',
    on: 'vertex',
    covers: ['identity/env-place'],
    env: envPlace,
    options: { vertexai: true, googleAuthOptions },
    sent: IN_ENV_PLACE,
  },
  {
    title: 'a project around, and no location',
    on: 'vertex',
    covers: ['identity/env-place', 'identity/location-default'],
    env: { GOOGLE_CLOUD_PROJECT: 'env-p' },
    options: { vertexai: true, googleAuthOptions },
    sent: 'GET https://aiplatform.googleapis.com/v1beta1/projects/env-p/locations/global/batchPredictionJobs/77',
  },
  {
    title: 'a project around with white space',
    on: 'vertex',
    covers: ['identity/env-trimmed'],
    env: { GOOGLE_CLOUD_PROJECT: ' env-p ', GOOGLE_CLOUD_LOCATION: 'europe-west4\n' },
    options: { vertexai: true, googleAuthOptions },
    sent: IN_ENV_PLACE,
  },
  {
    title: 'project and location in the options and around',
    on: 'vertex',
    covers: ['identity/place-over-env'],
    env: envPlace,
    options: { vertexai: true, project: 'p', location: 'us-central1', googleAuthOptions },
    sent: 'GET https://us-central1-aiplatform.googleapis.com/v1beta1/projects/p/locations/us-central1/batchPredictionJobs/77',
  },
  {
    title: 'a project in the options, a location around',
    on: 'vertex',
    covers: ['identity/place-over-env'],
    env: envPlace,
    options: { vertexai: true, project: 'p', googleAuthOptions },
    sent: 'GET https://europe-west4-aiplatform.googleapis.com/v1beta1/projects/p/locations/europe-west4/batchPredictionJobs/77',
  },
  {
    title: 'a location in the options, a project around',
    on: 'vertex',
    covers: ['identity/place-over-env'],
    env: envPlace,
    options: { vertexai: true, location: 'us-east1', googleAuthOptions },
    sent: 'GET https://us-east1-aiplatform.googleapis.com/v1beta1/projects/env-p/locations/us-east1/batchPredictionJobs/77',
  },
  {
    title: 'credentials in the options, a key around',
    on: 'vertex',
    covers: ['identity/credentials-drop-env-key'],
    env: { ...envKey, ...envPlace },
    options: {
      vertexai: true,
      googleAuthOptions: { credentials: { client_email: 'a@b', private_key: 'x' }, authClient: login },
    },
    sent: IN_ENV_PLACE,
    differs: {
      as: 'nothing-printed',
      ours: { printed: [expect.stringContaining('The `credentials` option is deprecated')] },
    },
  },
  {
    title: 'a key in the options, a project around',
    on: 'vertex',
    covers: ['identity/key-drops-env-place'],
    env: envPlace,
    options: { vertexai: true, apiKey: 'KEY' },
    sent: EXPRESS,
    differs: { as: 'nothing-printed', ours: { printed: [] } },
  },
  {
    title: 'a project in the options, a key around',
    on: 'vertex',
    covers: ['identity/place-drops-env-key'],
    env: envKey,
    options: { vertexai: true, project: 'p', location: 'us-central1', googleAuthOptions },
    differs: { as: 'nothing-printed', ours: { printed: [] } },
  },
  {
    title: 'a location in the options, key and project around',
    on: 'vertex',
    covers: ['identity/place-drops-env-key'],
    env: { ...envKey, ...envPlace },
    options: { vertexai: true, location: 'us-central1', googleAuthOptions },
    differs: { as: 'nothing-printed', ours: { printed: [] } },
  },
  {
    title: 'key and project around',
    on: 'vertex',
    covers: ['identity/env-place-drops-env-key'],
    env: { ...envKey, ...envPlace },
    options: { vertexai: true, googleAuthOptions },
    sent: IN_ENV_PLACE,
    differs: { as: 'nothing-printed', ours: { printed: [] } },
  },
  {
    title: 'key, project and location in the options',
    on: 'vertex',
    covers: ['identity/key-and-place', 'header/key'],
    options: { vertexai: true, apiKey: 'KEY', project: 'p', location: 'us-central1' },
    sent: 'GET https://us-central1-aiplatform.googleapis.com/v1beta1/projects/p/locations/us-central1/batchPredictionJobs/77',
  },
  {
    title: 'key and project in the options, no location',
    on: 'vertex',
    covers: ['identity/key-and-place'],
    options: { vertexai: true, apiKey: 'KEY', project: 'p' },
    differs: {
      as: 'key-and-project-mean-global',
      ours: {
        error: undefined,
        requests: [
          { line: 'GET https://aiplatform.googleapis.com/v1beta1/projects/p/locations/global/batchPredictionJobs/77' },
        ],
      },
    },
  },
  {
    title: 'a project in the options, no location',
    on: 'vertex',
    covers: ['identity/location-default'],
    options: { vertexai: true, project: 'p', googleAuthOptions },
    sent: 'GET https://aiplatform.googleapis.com/v1beta1/projects/p/locations/global/batchPredictionJobs/77',
  },
  ...(['project', 'location'] as const).map((name): ParityCase => ({
    title: `a ${name} on the Gemini API`,
    on: 'gemini',
    covers: ['identity/place-refused'],
    options: { vertexai: false, apiKey: 'KEY', [name]: 'us' },
    refused: true,
  })),
  {
    title: 'a key and a project, no flag',
    on: 'gemini',
    covers: ['identity/place-refused'],
    options: { apiKey: 'KEY', project: 'p' },
    refused: true,
  },
  ...(['vertex', 'gemini'] as const).map((on): ParityCase => ({
    title: 'scopes without cloud-platform',
    on,
    covers: ['identity/scopes'],
    options: {
      vertexai: on === 'vertex',
      ...(on === 'vertex' && { project: 'p', location: 'us-central1' }),
      googleAuthOptions: { authClient: login, scopes: ['https://www.googleapis.com/auth/devstorage.read_only'] },
    },
    refused: true,
  })),
  {
    title: 'scopes with cloud-platform among others',
    on: 'vertex',
    covers: ['identity/scopes'],
    options: {
      vertexai: true,
      project: 'p',
      googleAuthOptions: { authClient: login, scopes: ['openid', 'https://www.googleapis.com/auth/cloud-platform'] },
    },
  },
];
