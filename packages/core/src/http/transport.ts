import { ApiError } from '../errors/api-error.ts';
import type { ConnectionError } from '../errors/connection-error.ts';
import { GenaiBatchError } from '../errors/genai-batch-error.ts';
import type { Settings } from '../settings/settings.ts';
import type { ApiRequest } from './api-request.ts';
import type { CallConfig } from './call-config.ts';
import { type Connection, openConnection } from './connection.ts';
import { lostRequest } from './lost-request.ts';
import { cameToNothing, mayRepeat, pauseBeforeRepeat } from './pause-before-repeat.ts';
import { hasListeners } from './request-events.ts';
import { RequestWatch } from './request-watch.ts';
import { secretsOf } from './secrets.ts';
import { type Answer, sendRequest } from './send-request.ts';
import { TokenSource } from './token-source.ts';

/** Sends the requests of one client. */
export class Transport {
  readonly #settings: Settings;
  readonly #tokens: TokenSource;
  #connection: Connection | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#tokens = new TokenSource(settings.authClient, settings.googleAuthOptions);
  }

  /** Sends a request and resolves with its answer, parsed; rejects as {@link sendRequest} does. */
  async send(request: ApiRequest, config: CallConfig | undefined): Promise<unknown> {
    return (await this.sendForAnswer(request, config)).body;
  }

  /**
   * The same, with the answer's headers. Sends again what may be sent again, as `retryOptions` say.
   *
   * @param endsAt When all must have ended, by the clock; for a call of several requests.
   */
  async sendForAnswer(request: ApiRequest, config: CallConfig | undefined, endsAt?: number): Promise<Answer> {
    const connection = this.connect(config);
    const { log } = this.#settings;
    const watch = log !== undefined || hasListeners() ? new RequestWatch(request, connection, log) : undefined;
    const end = endsAt ?? this.#endOf(connection);
    // Until something fails, a request costs no more than if nothing were ever sent again.
    try {
      return await this.#attempt(1, request, connection, config, end, watch);
    } catch (error) {
      try {
        return await this.#repeat(error, request, connection, config, end, watch);
      } catch (finalError) {
        watch?.failed(finalError);
        throw finalError;
      }
    }
  }

  /** When a call that begins now must have ended, by the clock; undefined without a `totalTimeout`. */
  endOf(config: CallConfig | undefined): number | undefined {
    return this.#endOf(this.connect(config));
  }

  /** Where the requests of a call go. @throws ConfigurationError when the client is not set up. */
  connect(config: CallConfig | undefined): Connection {
    return config?.httpOptions
      ? openConnection(this.#settings, config.httpOptions)
      : (this.#connection ??= openConnection(this.#settings));
  }

  /**
   * For calls of several requests: waits before what failed is taken up again, as after the given number of failures.
   *
   * @throws the failure itself, when it may not be.
   */
  async pause(
    error: unknown,
    failures: number,
    config: CallConfig | undefined,
    endsAt: number | undefined,
  ): Promise<void> {
    return pauseBeforeRepeat(error, failures, {
      policy: this.connect(config).retries,
      clock: this.#settings.clock,
      abortSignal: config?.abortSignal,
      endsAt,
      onPause: () => {},
    });
  }

  /** The error for an answer that broke while its stream was read. */
  lost(error: unknown, request: ApiRequest, config: CallConfig | undefined): ConnectionError {
    const connection = this.connect(config);
    return lostRequest(error, request, connection, secretsOf(connection.headers));
  }

  #endOf({ totalTimeoutMs }: Connection): number | undefined {
    return totalTimeoutMs === undefined ? undefined : this.#settings.clock.now() + totalTimeoutMs;
  }

  #attempt(
    number: number,
    request: ApiRequest,
    connection: Connection,
    config: CallConfig | undefined,
    endsAt: number | undefined,
    watch: RequestWatch | undefined,
  ): Promise<Answer> {
    const leftMs = endsAt === undefined ? undefined : Math.max(0, endsAt - this.#settings.clock.now());
    if (watch === undefined) return sendRequest(connection, this.#tokens, request, config?.abortSignal, leftMs);
    return watch.attempt(number, () => sendRequest(connection, this.#tokens, request, config?.abortSignal, leftMs));
  }

  async #repeat(
    firstError: unknown,
    request: ApiRequest,
    connection: Connection,
    config: CallConfig | undefined,
    endsAt: number | undefined,
    watch: RequestWatch | undefined,
  ): Promise<Answer> {
    let error = firstError;
    let isUnclear = false;
    for (let failures = 1; ; failures++) {
      if (!mayRepeat(error, request, connection.retries))
        throw failures === 1 ? error : lastOf(error, failures, request, isUnclear);
      isUnclear ||= !cameToNothing(error);
      await pauseBeforeRepeat(error, failures, {
        policy: connection.retries,
        clock: this.#settings.clock,
        abortSignal: config?.abortSignal,
        endsAt,
        onPause: (count, delayMs, reason) => watch?.pause(count, delayMs, reason),
      });
      try {
        return await this.#attempt(failures + 1, request, connection, config, endsAt, watch);
      } catch (nextError) {
        error = nextError;
      }
    }
  }
}

/** The error of an attempt that was not the first. @param isUnclear Whether one before may have worked. */
function lastOf(error: unknown, attempts: number, { method }: ApiRequest, isUnclear: boolean): unknown {
  if (!(error instanceof GenaiBatchError)) return error;
  error.attempts = attempts;
  const { status, code } = error instanceof ApiError ? error : {};
  // What is done is refused when it is asked for again.
  if (isUnclear && (method === 'DELETE' ? status === 404 : method === 'POST' && code === 'FAILED_PRECONDITION')) {
    error.message += ' An earlier attempt of this call got no usable answer, and may have worked.';
    Object.assign(error, { outcome: 'unknown' });
  }
  return error;
}
