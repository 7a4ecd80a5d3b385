import { ConfigurationError } from '../errors/configuration-error.ts';
import { shown } from '../errors/shown.ts';
import { type Fetch, type HttpOptions, mergeHttpOptions, ResourceScope } from '../settings/http-options.ts';
import type { Settings } from '../settings/settings.ts';
import { isLoopback } from './is-loopback.ts';
import { PRODUCT_HEADER } from './product-header.ts';
import { readTimeout } from './read-timeout.ts';
import { type RetryPolicy, readRetryPolicy } from './retry-policy.ts';

/** Where requests go and what goes with each of them; made once for a client, and anew for a call with options. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  /** Scheme, host and port of the base URL. */
  readonly origin: string;
  /** Base URL, version and, on Vertex AI, project and location; ends with `/`. */
  readonly urlPrefix: string;
  /** Base URL, `upload` and version; ends with `/`. */
  readonly uploadPrefix: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether an access token has to be added to the headers. */
  readonly needsToken: boolean;
  /** Of an attempt. */
  readonly timeoutMs: number | undefined;
  /** Of all attempts, and the pauses between them. */
  readonly totalTimeoutMs: number | undefined;
  readonly retries: RetryPolicy;
  readonly extraBody: Readonly<Record<string, unknown>> | undefined;
  /** In place of the global `fetch`, which is looked up at each request: a test may have replaced it. */
  readonly fetch: Fetch | undefined;
}

/**
 * @param callOptions Options of one call, over the client's.
 * @throws ConfigurationError for what is missing, and for a base URL or header that cannot be used.
 */
export function openConnection(settings: Settings, callOptions?: HttpOptions): Connection {
  if (settings.problem !== undefined) throw new ConfigurationError(settings.problem);
  const options = callOptions ? mergeHttpOptions(settings.httpOptions, callOptions) : settings.httpOptions;
  const url = parseBaseUrl(options.baseUrl, settings.allowInsecureHttp);
  if (options.fetch !== undefined && typeof options.fetch !== 'function') {
    throw new ConfigurationError(
      `httpOptions.fetch must be a function, as the global fetch is, but it is ${shown(options.fetch)}.`,
    );
  }
  const timeoutMs = readTimeout('timeout', options.timeout);
  const headers = buildHeaders(options, timeoutMs, settings.apiKey);
  return {
    host: url.hostname,
    port: Number(url.port || (url.protocol === 'http:' ? 80 : 443)),
    origin: url.origin,
    urlPrefix: urlPrefix(url, options, settings.resourceParent),
    uploadPrefix: joinUrl(url, 'upload', options.apiVersion),
    headers: Object.fromEntries(headers),
    needsToken: !headers.has('authorization') && !headers.has('x-goog-api-key'),
    timeoutMs,
    totalTimeoutMs: readTimeout('totalTimeout', options.totalTimeout),
    retries: readRetryPolicy(options.retryOptions),
    extraBody: options.extraBody,
    fetch: options.fetch,
  };
}

function parseBaseUrl(baseUrl: string | undefined, allowInsecureHttp: boolean): URL {
  const url = URL.parse(baseUrl ?? '');
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new ConfigurationError('The base URL is no http: or https: URL (httpOptions.baseUrl or the environment).');
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new ConfigurationError(
      `The base URL on ${url.host} may hold neither a login nor a query nor a fragment; set credentials in the options.`,
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !allowInsecureHttp) {
    throw new ConfigurationError(
      `The base URL http://${url.host} would send credentials unencrypted beyond this machine. ` +
        'Use https:, or accept that with new Client({ allowInsecureHttp: true }).',
    );
  }
  return url;
}

function urlPrefix(base: URL, options: HttpOptions, resourceParent: string | undefined): string {
  const { apiVersion, baseUrlResourceScope } = options;
  if (apiVersion && !/^[\w./-]+$/.test(apiVersion)) {
    throw new ConfigurationError(`${JSON.stringify(apiVersion)} is no API version. Set one such as v1 (apiVersion).`);
  }
  const parent = baseUrlResourceScope === ResourceScope.COLLECTION ? undefined : resourceParent;
  return joinUrl(base, apiVersion, parent);
}

function joinUrl(base: URL, ...segments: (string | undefined)[]): string {
  const path = [base.href.replace(/\/$/, ''), ...segments].filter(Boolean).join('/');
  return `${path}/`;
}

function buildHeaders(options: HttpOptions, timeoutMs: number | undefined, apiKey: string | undefined): Headers {
  const headers = new Headers({
    'user-agent': PRODUCT_HEADER,
    'x-goog-api-client': PRODUCT_HEADER,
    'content-type': 'application/json',
  });
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    try {
      headers.set(name, value);
    } catch {
      // fetch's own error quotes the value, which may be a credential.
      throw new ConfigurationError(`The header ${JSON.stringify(name)} cannot be sent (httpOptions.headers).`);
    }
  }
  if (timeoutMs !== undefined) headers.set('x-server-timeout', String(Math.ceil(timeoutMs / 1000)));
  if (apiKey !== undefined && !headers.has('x-goog-api-key')) headers.set('x-goog-api-key', apiKey);
  return headers;
}
