import type { GoogleAuth, GoogleAuthOptions, OAuth2Client } from 'google-auth-library';
import type { AuthClient } from '../settings/auth-client.ts';
import { CLOUD_PLATFORM_SCOPE } from '../settings/google-auth-options.ts';
import type { GoogleAccess } from './google-access.ts';

/**
 * The login as Google's libraries for Cloud Storage and BigQuery take it; undefined where it should find the default one.
 *
 * They ask for an object of google-auth-library. A caller's own `authClient` need not be one, so it is put
 * inside one, whose requests carry whatever headers the caller's gives (a quota project among them).
 */
export async function libraryAuth({
  projectId,
  authClient,
  googleAuthOptions,
}: GoogleAccess): Promise<GoogleAuth | OAuth2Client | undefined> {
  if (authClient) return adaptAuthClient(authClient);
  if (!googleAuthOptions) return undefined;
  const { GoogleAuth } = await import('google-auth-library');
  const options: GoogleAuthOptions = { scopes: CLOUD_PLATFORM_SCOPE, ...googleAuthOptions };
  return new GoogleAuth(projectId === undefined ? options : { projectId, ...options });
}

async function adaptAuthClient(authClient: AuthClient): Promise<OAuth2Client> {
  const { OAuth2Client } = await import('google-auth-library');
  class CallersAuth extends OAuth2Client {
    protected override async getRequestMetadataAsync(url?: string | URL | null): Promise<{ headers: Headers }> {
      return { headers: new Headers(await authClient.getRequestHeaders(url ?? undefined)) };
    }
  }
  return new CallersAuth();
}
