import type { AuthClient } from './auth-client.ts';

/** The scope that every call on Vertex AI needs. */
export const CLOUD_PLATFORM_SCOPE = 'https://www.googleapis.com/auth/cloud-platform';

/**
 * Options of google-auth-library's `GoogleAuth`, handed to it as they are. Structural, because two copies of that
 * library in one tree are common.
 *
 * @see https://github.com/googleapis/google-auth-library-nodejs
 */
export interface GoogleAuthOptions {
  apiKey?: string | undefined;
  authClient?: AuthClient | undefined;
  keyFilename?: string | undefined;
  keyFile?: string | undefined;
  credentials?: object | undefined;
  clientOptions?: object | undefined;
  /** Must include `https://www.googleapis.com/auth/cloud-platform`. @default that scope */
  scopes?: string | string[] | undefined;
  projectId?: string | undefined;
  universeDomain?: string | undefined;
}
