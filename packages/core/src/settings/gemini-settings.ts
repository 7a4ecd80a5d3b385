import { apiKeyProblem } from './api-key-problem.ts';
import type { ClientOptions } from './client-options.ts';
import type { Environment } from './environment.ts';
import { mergeHttpOptions } from './http-options.ts';
import type { ServiceSettings } from './settings.ts';

const NOTHING_FOUND =
  'No API key for the Gemini API, and no project for Vertex AI. Looked for a key in the options (apiKey), ' +
  'GOOGLE_API_KEY and GEMINI_API_KEY, and for a project in the options and in GOOGLE_CLOUD_PROJECT. Set GEMINI_API_KEY ' +
  'for the Gemini API, or GOOGLE_CLOUD_PROJECT and GOOGLE_CLOUD_LOCATION for Vertex AI.';

/** Settings for the Gemini Developer API. */
export function geminiSettings(options: ClientOptions, environment: Environment): ServiceSettings {
  const apiKey = options.apiKey || environment.apiKey;
  const customBaseUrl = options.httpOptions?.baseUrl || environment.geminiBaseUrl;
  const hasLogin =
    Boolean(options.authClient ?? options.googleAuthOptions) || hasCredential(options.httpOptions?.headers);
  return {
    backend: 'gemini',
    httpOptions: {
      ...mergeHttpOptions({}, options.httpOptions ?? {}),
      baseUrl: customBaseUrl ?? 'https://generativelanguage.googleapis.com/',
      apiVersion: options.httpOptions?.apiVersion ?? options.apiVersion ?? apiVersionOf(environment),
    },
    resourceParent: undefined,
    project: undefined,
    location: undefined,
    apiKey,
    authClient: options.authClient,
    googleAuthOptions: options.googleAuthOptions,
    allowInsecureHttp: options.allowInsecureHttp ?? false,
    problem: !apiKey && !customBaseUrl && !hasLogin ? NOTHING_FOUND : apiKeyProblem(apiKey),
  };
}

function apiVersionOf(environment: Environment): string {
  if (environment.apiVersion === undefined) return 'v1';
  return environment.apiVersion === 'beta' ? 'v1beta' : environment.apiVersion;
}

/** Whether headers of the caller's own authenticate. */
function hasCredential(headers: Record<string, string> = {}): boolean {
  return Object.keys(headers).some((name) => /^(?:authorization|x-goog-api-key)$/i.test(name));
}
