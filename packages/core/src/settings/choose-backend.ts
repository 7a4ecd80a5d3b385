import type { ClientOptions } from './client-options.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Environment } from './environment.ts';

/**
 * The service a client talks to, as the official SDK chooses it. One addition: a project, but no key, no flag and no
 * base URL of the Gemini API, means Vertex AI; the official client could only fail there.
 */
export function chooseBackend(options: ClientOptions, environment: Environment): 'vertex' | 'gemini' {
  const { enterprise, vertexai } = options;
  if (enterprise !== undefined && vertexai !== undefined && enterprise !== vertexai) {
    throw new ConfigurationError(
      'enterprise and vertexAI flags have conflicting values, please set enterprise value only.',
    );
  }
  const flag = enterprise ?? vertexai ?? environment.enterprise ?? environment.vertexai;
  const useVertex = flag ?? projectMeansVertex(options, environment);
  if (!useVertex && (options.project || options.location)) {
    throw new ConfigurationError(
      'Project and location are not supported for Gemini API backend. ' +
        'For Vertex AI set `enterprise: true`, or leave the API key and the flags out.',
    );
  }
  return useVertex ? 'vertex' : 'gemini';
}

function projectMeansVertex(options: ClientOptions, environment: Environment): boolean {
  if (options.apiKey || environment.apiKey) return false;
  if (options.project) return true;
  if (!environment.project || options.httpOptions?.baseUrl) return false;
  // Base URLs of both services, as a local fake sets them, speak for neither.
  return !environment.geminiBaseUrl || environment.vertexBaseUrl !== undefined;
}
