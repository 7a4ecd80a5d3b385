import type { AuthClient } from '../settings/auth-client.ts';

/** With which login, and for which project, Google's storage is read. */
export interface GoogleAccess {
  /** Project that pays for and names things where the service asks for one. */
  readonly projectId?: string | undefined;
  /** Signs the requests; by default what Application Default Credentials find. */
  readonly authClient?: AuthClient | undefined;
  /** Options of google-auth-library's `GoogleAuth`, where there is no `authClient`. */
  readonly googleAuthOptions?: object | undefined;
}
