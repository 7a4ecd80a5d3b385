import { setTimeout as delay } from 'node:timers/promises';
import type { CallAction } from '../../model/faults/call-action.ts';
import { breakingOff, connectionReset } from './connection-reset.ts';

/** A few bytes, when a fault does not say how many. */
const FEW_BYTES = 1024;

/** An answer whose body does not arrive as it should; undefined when the fault is none of downloads. */
export function faultyDownload(answer: Response, action: CallAction, happens: () => void): Response | undefined {
  const { body, status } = answer;
  if (!body) return undefined;
  const headers = new Headers(answer.headers);
  const size = Number(headers.get('content-length') ?? Infinity);
  const afterBytes = 'afterBytes' in action ? action.afterBytes : undefined;
  const few = afterBytes ?? Math.min(FEW_BYTES, Number.isFinite(size) ? Math.floor(size / 2) : FEW_BYTES);
  if (few >= size && action.kind !== 'corrupt') return undefined;
  switch (action.kind) {
    case 'broken-download':
      return breakingOff(new Response(ReadableStream.from(broken(body, few, happens)), { status, headers }));
    case 'truncate':
      headers.set('content-length', String(few));
      happens();
      return new Response(ReadableStream.from(beginning(body, few)), { status, headers });
    case 'corrupt':
      happens();
      return new Response(ReadableStream.from(corrupted(body)), { status, headers });
    case 'stall':
      if (afterBytes === undefined) return undefined;
      return new Response(ReadableStream.from(stalled(body, afterBytes, action.ms, happens)), { status, headers });
    default:
      return undefined;
  }
}

type Chunks = AsyncIterable<Uint8Array>;

async function* beginning(chunks: Chunks, bytes: number): AsyncGenerator<Uint8Array, void> {
  let left = bytes;
  for await (const chunk of chunks) {
    if (chunk.length >= left) {
      yield chunk.subarray(0, left);
      return;
    }
    left -= chunk.length;
    yield chunk;
  }
}

async function* broken(chunks: Chunks, bytes: number, happens: () => void): AsyncGenerator<Uint8Array, void> {
  yield* beginning(chunks, bytes);
  happens();
  // What was sent before the break reaches its reader first.
  await delay(10);
  throw new TypeError('terminated', { cause: connectionReset() });
}

async function* corrupted(chunks: Chunks): AsyncGenerator<Uint8Array, void> {
  let isDone = false;
  for await (const chunk of chunks) {
    if (isDone || chunk.length === 0) {
      yield chunk;
      continue;
    }
    isDone = true;
    const changed = new Uint8Array(chunk);
    const middle = chunk.length >> 1;
    changed[middle] = (changed[middle] ?? 0) ^ 0x01;
    yield changed;
  }
}

async function* stalled(
  chunks: Chunks,
  bytes: number,
  ms: number,
  happens: () => void,
): AsyncGenerator<Uint8Array, void> {
  let left = bytes;
  let hasStalled = false;
  for await (const chunk of chunks) {
    if (hasStalled || chunk.length < left) {
      left -= chunk.length;
      yield chunk;
      continue;
    }
    yield chunk.subarray(0, left);
    happens();
    hasStalled = true;
    await delay(ms);
    yield chunk.subarray(left);
  }
}
