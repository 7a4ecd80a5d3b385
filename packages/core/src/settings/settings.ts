import type { AuthClient } from './auth-client.ts';
import type { Clock } from './clock.ts';
import type { Log } from './create-log.ts';
import type { GoogleAuthOptions } from './google-auth-options.ts';
import type { HttpOptions } from './http-options.ts';

/** Options and environment, read once: what a client works with from then on. */
export interface Settings {
  readonly backend: 'vertex' | 'gemini';
  /** `httpOptions` with `baseUrl` and `apiVersion` filled in. */
  readonly httpOptions: HttpOptions & { readonly baseUrl: string; readonly apiVersion: string };
  /** `projects/…/locations/…`; none with an API key alone, and none on the Gemini API. */
  readonly resourceParent: string | undefined;
  readonly project: string | undefined;
  readonly location: string | undefined;
  readonly apiKey: string | undefined;
  readonly authClient: AuthClient | undefined;
  readonly googleAuthOptions: GoogleAuthOptions | undefined;
  readonly allowInsecureHttp: boolean;
  /** Why no request can be sent; the first call says so. */
  readonly problem: string | undefined;
  readonly clock: Clock;
  /** Absent when nothing is logged. */
  readonly log: Log | undefined;
}

/** What depends on the service. */
export type ServiceSettings = Omit<Settings, 'clock' | 'log'>;
