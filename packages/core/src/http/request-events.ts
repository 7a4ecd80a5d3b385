import type { Channel } from 'node:diagnostics_channel';

/** What is told of a request, on Node's `diagnostics_channel` and to a `logger`. Without credentials. */
export interface RequestEvent {
  /** The same for all attempts of a request, and for no other of this process. */
  readonly id: number;
  readonly method: string;
  /** The address, without credentials. */
  readonly url: string;
  /** From 1. */
  readonly attempt: number;
}

/** An attempt has been answered, well or ill, or not at all. */
export interface RequestEndEvent extends RequestEvent {
  /** HTTP status; absent when no answer came. */
  readonly status?: number;
  /** From before the attempt until its answer was read; of a stream, until it began. */
  readonly durationMs: number;
}

/** An attempt failed, or was given up by its caller. */
export interface RequestErrorEvent extends RequestEndEvent {
  /** As the caller gets it, if no further attempt is made. */
  readonly error: unknown;
}

/** A further attempt is going to be made; `attempt` is the one that failed. */
export interface RequestRetryEvent extends RequestEvent {
  readonly delayMs: number;
  readonly error: unknown;
}

/**
 * The channels, by what they tell. Nothing is made for them while nobody listens.
 *
 * @example
 * import { subscribe } from 'node:diagnostics_channel';
 * subscribe('genai-batch:request:end', ({ method, url, status, durationMs }) => …);
 * @see https://nodejs.org/api/diagnostics_channel.html
 */
interface Channels {
  /** A {@link RequestEvent}, before an attempt. */
  readonly start: Channel;
  /** A {@link RequestEndEvent}, after an attempt that succeeded. */
  readonly end: Channel;
  /** A {@link RequestErrorEvent}, after an attempt that failed. */
  readonly error: Channel;
  /** A {@link RequestRetryEvent}, before the pause that precedes another attempt. */
  readonly retry: Channel;
}

/** None outside Node, where this file has to load all the same. */
const diagnostics = globalThis.process?.getBuiltinModule?.('node:diagnostics_channel');

export const channels: Channels | undefined = diagnostics && {
  start: diagnostics.channel('genai-batch:request:start'),
  end: diagnostics.channel('genai-batch:request:end'),
  error: diagnostics.channel('genai-batch:request:error'),
  retry: diagnostics.channel('genai-batch:request:retry'),
};

export function hasListeners(): boolean {
  return (
    channels !== undefined &&
    (channels.end.hasSubscribers ||
      channels.error.hasSubscribers ||
      channels.start.hasSubscribers ||
      channels.retry.hasSubscribers)
  );
}
