import { guardedChild } from '../../offline.ts';
import { mappedPortVariable } from '../../offline/child-guard.ts';

interface ChildEnvironmentOptions {
  /** What is there already. */
  readonly base: Readonly<Record<string, string | undefined>>;
  /** The server's. */
  readonly env: Readonly<Record<string, string>>;
  readonly port: number;
  readonly caFile: string;
  readonly proxyUrl: string;
  /** Where Node processes write down the calls that were refused. */
  readonly logFile: string;
  readonly allow: readonly string[];
}

/** Logins, addresses and proxies of the user's, which would lead past the server. */
const elsewhere: ReadonlySet<string> = new Set(
  [
    'ALL_PROXY',
    'BIGQUERY_EMULATOR_HOST',
    'GCLOUD_PROJECT',
    'GEMINI_API_KEY',
    'GOOGLE_API_KEY',
    'GOOGLE_APPLICATION_CREDENTIALS',
    'GOOGLE_CLOUD_QUOTA_PROJECT',
    'HTTPS_PROXY',
    'HTTP_PROXY',
    'NODE_USE_ENV_PROXY',
    'NO_PROXY',
  ].flatMap((name) => [name, name.toLowerCase()]),
);

/** What to run a program in so that it calls the server, and nobody else. */
export function childEnvironment(options: ChildEnvironmentOptions): Record<string, string> {
  const { base, env, port, caFile, proxyUrl, logFile, allow } = options;
  const kept = Object.entries(base).filter(([name, value]) => value !== undefined && !elsewhere.has(name));
  const proxies = { HTTP_PROXY: proxyUrl, HTTPS_PROXY: proxyUrl, NO_PROXY: '127.0.0.1,localhost,::1' };
  const inLowerCase = Object.entries(proxies).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    ...env,
    ...proxies,
    ...Object.fromEntries(inLowerCase),
    ...guardedChild({ logFile, allow }),
    [mappedPortVariable]: String(port),
    SSL_CERT_FILE: caFile,
    REQUESTS_CA_BUNDLE: caFile,
    CURL_CA_BUNDLE: caFile,
  };
}
