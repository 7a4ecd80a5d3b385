import { AuthenticationError } from '../errors/authentication-error.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { causeCode, safeCause } from '../errors/safe-cause.ts';
import type { AuthClient } from '../settings/auth-client.ts';
import { CLOUD_PLATFORM_SCOPE, type GoogleAuthOptions } from '../settings/google-auth-options.ts';
import { secretsWithin } from './secrets.ts';

const LOG_IN =
  'Log in with `gcloud auth application-default login`, set GOOGLE_APPLICATION_CREDENTIALS to a credentials file, ' +
  'or pass authClient or googleAuthOptions.';

/** Gets the headers that authenticate a request. google-auth-library, which is large, loads with the first token. */
export class TokenSource {
  readonly #options: GoogleAuthOptions | undefined;
  #client: AuthClient | undefined;
  #loading: Promise<AuthClient> | undefined;

  constructor(authClient: AuthClient | undefined, options: GoogleAuthOptions | undefined) {
    this.#client = authClient;
    this.#options = options;
  }

  /**
   * @throws ConfigurationError when there are no credentials, or they give no headers.
   * @throws AuthenticationError when there are, but no token came of them.
   */
  async getRequestHeaders(url: string): Promise<Headers | Record<string, string>> {
    let headers: unknown;
    try {
      const client = (this.#client ??= await this.#load());
      headers = await client.getRequestHeaders(url);
    } catch (error) {
      throw describeFailure(error, secretsWithin({ ...this.#options }));
    }
    if (typeof headers === 'object' && headers !== null) return headers as Headers | Record<string, string>;
    throw new ConfigurationError(
      `getRequestHeaders() of the login gave ${typeof headers}; it must give Headers, or an object of names and values (authClient).`,
    );
  }

  async #load(): Promise<AuthClient> {
    this.#loading ??= findClient(this.#options);
    try {
      return await this.#loading;
    } catch (error) {
      this.#loading = undefined; // the next call looks again: the caller may have logged in meanwhile
      throw error;
    }
  }
}

async function findClient(options: GoogleAuthOptions | undefined): Promise<AuthClient> {
  const { GoogleAuth } = await import('google-auth-library');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ours are theirs, written without their classes
  const given = options as ConstructorParameters<typeof GoogleAuth>[0];
  return new GoogleAuth({ ...given, scopes: options?.scopes ?? [CLOUD_PLATFORM_SCOPE] }).getClient();
}

function describeFailure(error: unknown, secrets: readonly string[]): Error {
  const cause = safeCause(error, secrets);
  if (cause.message.startsWith('Could not load the default credentials')) {
    return new ConfigurationError(
      `No Google Cloud credentials found. Looked where Google's libraries look: GOOGLE_APPLICATION_CREDENTIALS, the ` +
        `login of gcloud, and the metadata server of a Google machine. ${LOG_IN}`,
    );
  }
  const retryable = isPassing(error);
  return new AuthenticationError(
    `No access token: ${cause.message}. ${retryable ? 'Nothing was sent; try again.' : LOG_IN}`,
    { retryable, cause },
  );
}

/** Whether the network or the token service failed, rather than the login. */
function isPassing(error: unknown): boolean {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : Number.NaN;
  if (!Number.isNaN(status)) return status === 429 || status >= 500;
  return /^(?:E[A-Z]+|UND_ERR_.*)$/.test(causeCode(error) ?? '');
}
