import { apiKeyProblem } from './api-key-problem.ts';
import type { ClientOptions } from './client-options.ts';
import type { Environment } from './environment.ts';
import { mergeHttpOptions } from './http-options.ts';
import type { ServiceSettings } from './settings.ts';
import { vertexBaseUrl } from './vertex-base-url.ts';

const NOTHING_FOUND =
  'Vertex AI needs a project, or an API key. Looked for a project in the options and in GOOGLE_CLOUD_PROJECT, for a ' +
  'key in the options (apiKey), GOOGLE_API_KEY and GEMINI_API_KEY, and for another base URL in the options ' +
  '(httpOptions.baseUrl) and GOOGLE_VERTEX_BASE_URL. Set GOOGLE_CLOUD_PROJECT and GOOGLE_CLOUD_LOCATION, or pass ' +
  "new Client({ project: 'my-project', location: 'us-central1' }).";

/** Settings for Vertex AI, by the official SDK's precedence: what is given beats what is in the environment. */
export function vertexSettings(options: ClientOptions, environment: Environment): ServiceSettings {
  const customBaseUrl = options.httpOptions?.baseUrl || environment.vertexBaseUrl;
  const { project, location: chosenLocation, apiKey } = chooseIdentity(options, environment);
  // With a key, a base URL of one's own is taken to say where.
  const needsLocation = !apiKey || (project !== undefined && customBaseUrl === undefined);
  const location = chosenLocation ?? (needsLocation ? 'global' : undefined);
  const hasParent = project !== undefined && location !== undefined;
  return {
    backend: 'vertex',
    httpOptions: {
      ...mergeHttpOptions({}, options.httpOptions ?? {}),
      baseUrl: customBaseUrl ?? vertexBaseUrl(hasParent ? location : undefined),
      apiVersion: options.httpOptions?.apiVersion ?? options.apiVersion ?? apiVersionOf(environment),
    },
    resourceParent: hasParent ? `projects/${project}/locations/${location}` : undefined,
    project,
    location,
    apiKey,
    authClient: options.authClient,
    googleAuthOptions: options.googleAuthOptions,
    allowInsecureHttp: options.allowInsecureHttp ?? false,
    problem:
      project === undefined && apiKey === undefined && customBaseUrl === undefined
        ? NOTHING_FOUND
        : (nameProblem(project, location) ?? apiKeyProblem(apiKey)),
  };
}

function chooseIdentity(
  options: ClientOptions,
  environment: Environment,
): Pick<ServiceSettings, 'project' | 'location' | 'apiKey'> {
  const credentialsGiven = Boolean(options.authClient ?? options.googleAuthOptions?.credentials);
  const explicitKey = credentialsGiven ? undefined : options.apiKey || undefined;
  const explicitPlace = Boolean(options.project || options.location);
  const environmentPlace = Boolean(environment.project || environment.location);

  const ignoreEnvironmentPlace = explicitKey !== undefined && !explicitPlace;
  const ignoreEnvironmentKey = credentialsGiven || explicitPlace || environmentPlace;

  const project = options.project || (ignoreEnvironmentPlace ? undefined : environment.project);
  const location = options.location || (ignoreEnvironmentPlace ? undefined : environment.location);
  const apiKey = explicitKey ?? (ignoreEnvironmentKey ? undefined : environment.apiKey);
  return { project, location, apiKey };
}

function apiVersionOf(environment: Environment): string {
  return environment.apiVersion === undefined || environment.apiVersion === 'beta' ? 'v1beta1' : environment.apiVersion;
}

/** Both become parts of a URL, the location even of a host. */
function nameProblem(project: string | undefined, location: string | undefined): string | undefined {
  if (location !== undefined && !/^[a-z\d][a-z\d-]*$/.test(location)) {
    return `${JSON.stringify(location)} is no location. Set one such as us-central1, eu or global (location, GOOGLE_CLOUD_LOCATION).`;
  }
  if (project !== undefined && !/^[\w.:-]+$/.test(project)) {
    return `${JSON.stringify(project)} is no project. Set its id, such as my-project (project, GOOGLE_CLOUD_PROJECT).`;
  }
  return undefined;
}
