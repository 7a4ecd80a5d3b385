import fc from 'fast-check';
import type { Backend } from '../machinery/backend.ts';
import { login } from '../machinery/sides.ts';

/** Options and environment of a client on one service. */
export interface AnySettings {
  readonly options: Record<string, unknown>;
  readonly http: Record<string, unknown>;
  readonly env: Record<string, string>;
}

const some = { requiredKeys: [] } satisfies { requiredKeys: [] };

const http = fc.record(
  {
    baseUrl: fc.constantFrom('https://proxy.example', 'https://proxy.example/a/b/', 'http://localhost:8080'),
    baseUrlResourceScope: fc.constant('COLLECTION'),
    apiVersion: fc.constantFrom('v1', 'v1beta', 'v1beta1', 'v1alpha', ''),
    timeout: fc.integer({ min: 30_000, max: 3_600_000 }),
    headers: fc.dictionary(
      fc.constantFrom('x-team', 'x-goog-request-params', 'x-goog-api-key', 'Content-Type'),
      fc.stringMatching(/^[a-z]{1,8}$/),
    ),
  },
  some,
);

const location = fc.constantFrom('us-central1', 'europe-west4', 'global', 'us', 'eu', 'asia-northeast1');
const project = fc.constantFrom('p', 'my-project', 'example.com:old', '1234567890');
const version = fc.constantFrom('v1', 'v1beta1', 'v2');
const envPlace = { GOOGLE_CLOUD_PROJECT: project, GOOGLE_CLOUD_LOCATION: location };
const envKeys = {
  GOOGLE_API_KEY: fc.constantFrom('ENV-KEY', ''),
  GEMINI_API_KEY: fc.constantFrom('ENV-KEY-2', ' ENV-KEY-3 '),
};
const envOther = {
  GOOGLE_GENAI_API_VERSION: fc.constantFrom('v1', 'beta', 'v9'),
  GOOGLE_VERTEX_BASE_URL: fc.constant('https://vertex.example/x'),
  GOOGLE_GEMINI_BASE_URL: fc.constant('https://gemini.example/x'),
};

/** The service is chosen by a flag or a variable: without, the clients differ on purpose. */
const flags = (on: Backend): fc.Arbitrary<{ options: object; env: object }> => {
  const value = on === 'vertex';
  return fc.constantFrom<{ options: object; env: object }>(
    { options: { vertexai: value }, env: {} },
    { options: { enterprise: value }, env: {} },
    { options: { enterprise: value, vertexai: value }, env: {} },
    { options: { vertexai: value }, env: { GOOGLE_GENAI_USE_ENTERPRISE: String(!value) } },
    { options: {}, env: { GOOGLE_GENAI_USE_VERTEXAI: String(value) } },
    { options: {}, env: { GOOGLE_GENAI_USE_ENTERPRISE: String(value).toUpperCase() } },
  );
};

const gemini = fc.record({
  options: fc.record(
    {
      apiKey: fc.constantFrom('KEY', 'KEY-2'),
      apiVersion: version,
      location: fc.constantFrom(...Array<undefined>(20), 'us'),
    },
    { requiredKeys: ['apiKey'] },
  ),
  env: fc.record({ ...envPlace, ...envKeys, ...envOther }, some),
});

const vertex = fc
  .record({
    options: fc.record(
      {
        project,
        location,
        apiKey: fc.constant('KEY'),
        apiVersion: version,
        googleAuthOptions: fc.constant({ authClient: login }),
      },
      { requiredKeys: ['googleAuthOptions'] },
    ),
    env: fc.record({ ...envPlace, ...envKeys, ...envOther }, some),
  })
  // A key and a project without a location: a difference by name.
  .filter(
    ({ options }) => !(options.apiKey !== undefined && options.project !== undefined && options.location === undefined),
  );

/** The headers of a login and a key that was given: a difference by name. */
const twoCredentials = ({ http }: AnySettings): boolean =>
  'x-goog-api-key' in ((http['headers'] as object | undefined) ?? {});

export function anySettings(on: Backend): fc.Arbitrary<AnySettings> {
  return fc
    .tuple(flags(on), on === 'vertex' ? vertex : gemini, http)
    .map(([chosen, { options, env }, http]): AnySettings => ({
      options: { ...options, ...chosen.options },
      env: { ...env, ...chosen.env },
      http,
    }))
    .filter((settings) => on === 'gemini' || !twoCredentials(settings));
}
