import type { AuthClient } from './auth-client.ts';
import type { Clock } from './clock.ts';
import type { GoogleAuthOptions } from './google-auth-options.ts';
import type { HttpOptions } from './http-options.ts';
import type { Logger, LogLevel } from './logger.ts';

/** Options of the client: those of the official SDK, and from `authClient` on our own. All may be left out. */
export interface ClientOptions {
  /**
   * Vertex AI (`true`) or the Gemini Developer API (`false`).
   * @default `GOOGLE_GENAI_USE_ENTERPRISE`, `GOOGLE_GENAI_USE_VERTEXAI`; else Vertex AI when there is a project and
   * neither key nor base URL, and the Gemini API otherwise
   */
  enterprise?: boolean | undefined;
  /** The older name of `enterprise`. */
  vertexai?: boolean | undefined;
  /** Google Cloud project, for Vertex AI. @default `GOOGLE_CLOUD_PROJECT` */
  project?: string | undefined;
  /** Where jobs run, e.g. `us-central1`, `eu` or `global`. @default `GOOGLE_CLOUD_LOCATION`, then `global` */
  location?: string | undefined;
  /** API key. @default `GOOGLE_API_KEY`, then `GEMINI_API_KEY` */
  apiKey?: string | undefined;
  /** As `httpOptions.apiVersion`, which wins. @default `GOOGLE_GENAI_API_VERSION`, then the backend's */
  apiVersion?: string | undefined;
  /** How google-auth-library finds credentials. @default Application Default Credentials */
  googleAuthOptions?: GoogleAuthOptions | undefined;
  /** How requests are sent. */
  httpOptions?: HttpOptions | undefined;
  /** Gives the headers that authenticate, in place of google-auth-library. */
  authClient?: AuthClient | undefined;
  /** Lets credentials go over plain `http:` to a host other than this machine. @default false */
  allowInsecureHttp?: boolean | undefined;
  /** Where log lines go, e.g. `console`. @default lines on stderr, if `logLevel` wants any */
  logger?: Logger | undefined;
  /** How much is logged. @default `GENAI_BATCH_LOG`, then `warn` with a `logger`, and `off` without */
  logLevel?: LogLevel | undefined;
  /** What pauses between attempts, and waits, go by. @default the machine's own */
  clock?: Clock | undefined;
}
