import { ApiError } from '../errors/api-error.ts';
import { GenaiBatchError } from '../errors/genai-batch-error.ts';
import { redactText } from '../errors/redact.ts';
import type { Log } from '../settings/create-log.ts';
import { addressOf } from './address-of.ts';
import { type ApiRequest, describeRequest } from './api-request.ts';
import type { Connection } from './connection.ts';
import { channels, type RequestEvent } from './request-events.ts';
import { secretsOf } from './secrets.ts';
import type { Answer } from './send-request.ts';

let requests = 0;

/** Tells of one request, with all its attempts, on the channels and in the log. */
export class RequestWatch {
  readonly #request: ApiRequest;
  readonly #log: Log | undefined;
  readonly #id: number = ++requests;
  readonly #url: string;
  readonly #attempts: number;

  constructor(request: ApiRequest, connection: Connection, log: Log | undefined) {
    this.#request = request;
    this.#log = log;
    this.#url = redactText(addressOf(request, connection), secretsOf(connection.headers));
    this.#attempts = connection.retries.attempts;
  }

  /** Makes an attempt, and tells before and after. */
  async attempt(number: number, send: () => Promise<Answer>): Promise<Answer> {
    const started = this.#event(number);
    channels?.start.publish(started);
    this.#log?.('debug', `${describeRequest(this.#request)} is sent (attempt ${number})`, started);
    const startedAt = performance.now();
    try {
      const answer = await send();
      const ended = { ...started, status: answer.status, durationMs: performance.now() - startedAt };
      channels?.end.publish(ended);
      this.#log?.(
        'info',
        `${describeRequest(this.#request)} answered ${ended.status} in ${ms(ended.durationMs)}`,
        ended,
      );
      return answer;
    } catch (error) {
      const durationMs = performance.now() - startedAt;
      const status = statusOf(error);
      channels?.error.publish({ ...started, ...(status !== undefined && { status }), durationMs, error });
      throw error;
    }
  }

  /** Tells that another attempt follows. */
  pause(failures: number, delayMs: number, error: unknown): void {
    const event = { ...this.#event(failures), delayMs, error };
    channels?.retry.publish(event);
    this.#log?.('warn', `${told(error)} Attempt ${failures + 1} of ${this.#attempts} in ${ms(delayMs)}.`, event);
  }

  /** Tells that the call has failed. What is sent once may still be taken up by its sender. */
  failed(error: unknown): void {
    const event = { ...this.#event(error instanceof GenaiBatchError ? (error.attempts ?? 1) : 1), error };
    const isFinal = this.#request.repeat !== 'once';
    if (error instanceof GenaiBatchError) this.#log?.(isFinal ? 'error' : 'warn', told(error), event);
    else this.#log?.('info', `${describeRequest(this.#request)} was given up by its caller`, event);
  }

  #event(attempt: number): RequestEvent {
    return { id: this.#id, method: this.#request.method, url: this.#url, attempt };
  }
}

function told(error: unknown): string {
  return error instanceof GenaiBatchError ? `${error.name}: ${error.message}` : 'failed.';
}

function ms(duration: number): string {
  return `${Math.round(duration)} ms`;
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof ApiError) return error.status;
  return error instanceof GenaiBatchError && 'status' in error && typeof error.status === 'number'
    ? error.status
    : undefined;
}
