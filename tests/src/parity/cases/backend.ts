import type { ParityCase } from '../machinery/parity-case.ts';
import { login } from '../machinery/sides.ts';

const googleAuthOptions = { authClient: login };
const GEMINI = 'GET https://generativelanguage.googleapis.com/v1/batches/abc123';
const VERTEX =
  'GET https://us-central1-aiplatform.googleapis.com/v1beta1/projects/p/locations/us-central1/batchPredictionJobs/77';
const place = { GOOGLE_CLOUD_PROJECT: 'p', GOOGLE_CLOUD_LOCATION: 'us-central1' };
const key = { GOOGLE_API_KEY: 'KEY' };

type Environment = Readonly<Record<string, string>>;

/** The flag `value` chooses a service; the rest of the options and the environment would do for both. */
const byFlag = (
  rule: ParityCase['covers'][number],
  title: string,
  flags: Readonly<Record<string, boolean>>,
  env: Environment = {},
): ParityCase[] => {
  const isVertex = Object.values(flags)[0] === true;
  return [
    isVertex
      ? {
          title,
          on: 'vertex',
          covers: [rule],
          env: { ...place, ...env },
          options: { ...flags, googleAuthOptions },
          sent: VERTEX,
        }
      : { title, on: 'gemini', covers: [rule], env: { ...key, ...env }, options: flags, sent: GEMINI },
  ];
};

const byEnvironment = (
  rule: ParityCase['covers'][number],
  title: string,
  on: ParityCase['on'],
  env: Environment,
): ParityCase => ({
  title,
  on,
  covers: [rule],
  env: { ...(on === 'vertex' ? place : key), ...env },
  options: on === 'vertex' ? { googleAuthOptions } : {},
  sent: on === 'vertex' ? VERTEX : GEMINI,
});

/** Which service a client talks to. */
export const backendCases: readonly ParityCase[] = [
  ...byFlag('backend/enterprise-flag', 'enterprise: true', { enterprise: true }),
  ...byFlag('backend/enterprise-flag', 'enterprise: false', { enterprise: false }),
  ...byFlag('backend/vertexai-flag', 'vertexai: true', { vertexai: true }),
  ...byFlag('backend/vertexai-flag', 'vertexai: false', { vertexai: false }),
  ...byFlag('backend/flags-agree', 'both flags true', { enterprise: true, vertexai: true }),
  ...byFlag('backend/flags-agree', 'both flags false', { enterprise: false, vertexai: false }),
  {
    title: 'enterprise and not vertexai',
    on: 'vertex',
    covers: ['backend/flags-contradict'],
    env: place,
    options: { enterprise: true, vertexai: false },
    refused: true,
  },
  {
    title: 'vertexai and not enterprise',
    on: 'gemini',
    covers: ['backend/flags-contradict'],
    options: { enterprise: false, vertexai: true, apiKey: 'KEY' },
    refused: true,
  },
  byEnvironment('backend/env-enterprise', 'ENTERPRISE=true', 'vertex', { GOOGLE_GENAI_USE_ENTERPRISE: 'true' }),
  byEnvironment('backend/env-enterprise', 'ENTERPRISE=false', 'gemini', { GOOGLE_GENAI_USE_ENTERPRISE: 'false' }),
  byEnvironment('backend/env-vertexai', 'VERTEXAI=true', 'vertex', { GOOGLE_GENAI_USE_VERTEXAI: 'true' }),
  byEnvironment('backend/env-vertexai', 'VERTEXAI=false', 'gemini', { GOOGLE_GENAI_USE_VERTEXAI: 'false' }),
  byEnvironment('backend/env-only-true', 'VERTEXAI=“ TRUE ”', 'vertex', { GOOGLE_GENAI_USE_VERTEXAI: ' TRUE ' }),
  byEnvironment('backend/env-only-true', 'VERTEXAI=1', 'gemini', { GOOGLE_GENAI_USE_VERTEXAI: '1' }),
  byEnvironment('backend/env-only-true', 'ENTERPRISE=yes', 'gemini', { GOOGLE_GENAI_USE_ENTERPRISE: 'yes' }),
  {
    ...byEnvironment('backend/env-enterprise-first', 'ENTERPRISE=true beats VERTEXAI=false', 'vertex', {
      GOOGLE_GENAI_USE_ENTERPRISE: 'true',
      GOOGLE_GENAI_USE_VERTEXAI: 'false',
    }),
    differs: { as: 'nothing-printed', ours: { printed: [] } },
  },
  byEnvironment('backend/env-enterprise-first', 'ENTERPRISE=false beats VERTEXAI=true', 'gemini', {
    GOOGLE_GENAI_USE_ENTERPRISE: 'false',
    GOOGLE_GENAI_USE_VERTEXAI: 'true',
  }),
  ...byFlag(
    'backend/flag-over-env',
    'the flag beats VERTEXAI=false',
    { vertexai: true },
    { GOOGLE_GENAI_USE_VERTEXAI: 'false' },
  ),
  ...byFlag(
    'backend/flag-over-env',
    'the flag beats ENTERPRISE=true',
    { vertexai: false },
    { GOOGLE_GENAI_USE_ENTERPRISE: 'true' },
  ),
  byEnvironment('backend/default', 'a key in the environment', 'gemini', {}),
  byEnvironment('backend/default', 'a key and a project in the environment', 'gemini', place),
  {
    title: 'a key in the options',
    on: 'gemini',
    covers: ['backend/default'],
    options: { apiKey: 'KEY' },
    sent: GEMINI,
  },
  {
    title: 'a key in the options, a project around',
    on: 'gemini',
    covers: ['backend/default'],
    env: place,
    options: { apiKey: 'KEY' },
    sent: GEMINI,
  },
  {
    title: 'a project in the environment, no key, no flag',
    on: 'vertex',
    covers: [],
    env: place,
    options: { googleAuthOptions },
    differs: { as: 'project-means-vertex', ours: { error: undefined, requests: [{ line: VERTEX }] } },
  },
  {
    title: 'a project in the options, no key, no flag',
    on: 'vertex',
    covers: [],
    options: { project: 'p', location: 'us-central1', googleAuthOptions },
    differs: { as: 'project-means-vertex', ours: { error: undefined, requests: [{ line: VERTEX }] } },
  },
];
