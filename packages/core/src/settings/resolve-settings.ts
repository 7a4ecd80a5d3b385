import { chooseBackend } from './choose-backend.ts';
import { systemClock } from './clock.ts';
import type { ClientOptions } from './client-options.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { shown } from '../errors/shown.ts';
import { createLog } from './create-log.ts';
import type { Environment } from './environment.ts';
import { geminiSettings } from './gemini-settings.ts';
import { CLOUD_PLATFORM_SCOPE } from './google-auth-options.ts';
import type { Settings } from './settings.ts';
import { vertexSettings } from './vertex-settings.ts';

/**
 * Options and environment as one value. The caller's objects are neither kept as they are nor written to.
 *
 * @throws ConfigurationError for options that contradict each other. What is merely missing becomes `problem`.
 */
export function resolveSettings(options: ClientOptions, environment: Environment): Settings {
  if (typeof options !== 'object' || options === null) {
    throw new ConfigurationError(
      `new Client takes an object, { project, location } or { apiKey }, but it was given ${typeof options === 'string' ? 'a text' : shown(options)}.`,
    );
  }
  const { authClient } = options;
  if (authClient && typeof authClient.getRequestHeaders !== 'function') {
    throw new ConfigurationError(
      '`authClient` must have getRequestHeaders(), as the logins of google-auth-library do.',
    );
  }
  const backend = chooseBackend(options, environment);
  if (options.authClient && options.googleAuthOptions) {
    throw new ConfigurationError('authClient and googleAuthOptions are both set: set one of them.');
  }
  const settings = backend === 'vertex' ? vertexSettings(options, environment) : geminiSettings(options, environment);
  if (settings.apiKey === undefined) refuseOtherScopes(options.googleAuthOptions?.scopes);
  const log = createLog(options, environment.logLevel);
  return Object.freeze({ ...settings, clock: options.clock ?? systemClock, log });
}

function refuseOtherScopes(scopes: string | string[] | undefined): void {
  if (!scopes || [scopes].flat().includes(CLOUD_PLATFORM_SCOPE)) return;
  throw new ConfigurationError(`Invalid auth scopes. Scopes must include: ${CLOUD_PLATFORM_SCOPE}`);
}
