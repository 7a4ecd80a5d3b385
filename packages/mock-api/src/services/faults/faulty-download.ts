import { setTimeout as delay } from 'node:timers/promises';
import type { CallAction } from '../../model/faults/call-action.ts';
import { breakingOff, connectionReset } from './connection-reset.ts';

/** A few bytes, when a fault does not say how many. */
const FEW_BYTES = 1024;

/**
 * An answer whose body does not arrive as it should. An answer that is shorter than where a fault would come stays as it is.
 *
 * @param happens Called when a byte, or its time, is another than it would have been.
 * @returns undefined when the fault is none of downloads, or has nothing to change
 */
export async function faultyDownload(
  answer: Response,
  action: CallAction,
  happens: () => void,
): Promise<Response | undefined> {
  const { body, status } = answer;
  if (!body || !isOfDownloads(action)) return undefined;
  const headers = new Headers(answer.headers);
  const told = headers.get('content-length');
  const known = told === null ? await measured(body) : { chunks: body, size: Number(told) };
  const { chunks, size = Infinity } = known;
  const { afterBytes: few = Math.min(FEW_BYTES, Math.floor(size / 2)) } = action;
  const changed = (altered: Chunks): Response => new Response(ReadableStream.from(altered), { status, headers });
  // What was measured has been read, and is no longer to be had from the answer itself.
  if (few >= size) return known.chunks === body ? undefined : changed(chunks);
  switch (action.kind) {
    case 'broken-download':
      return breakingOff(changed(broken(chunks, few, happens)));
    case 'truncate':
      if (size !== Infinity) headers.set('content-length', String(few));
      return changed(beginning(chunks, few, atOnceIfSure(size, happens)));
    case 'corrupt':
      return changed(corrupted(chunks, few, atOnceIfSure(size, happens)));
    case 'stall':
      return changed(stalled(chunks, few, action.ms, happens));
    default:
      return action satisfies never;
  }
}

/** Of a body whose size is known, it is certain that it will happen, and told before anybody reads it. */
function atOnceIfSure(size: number, happens: () => void): () => void {
  if (size === Infinity) return happens;
  happens();
  return () => {};
}

type DownloadAction = Extract<CallAction, { kind: 'broken-download' | 'truncate' | 'corrupt' | 'stall' }>;

function isOfDownloads(action: CallAction): action is DownloadAction {
  switch (action.kind) {
    case 'broken-download':
    case 'truncate':
    case 'corrupt':
      return true;
    case 'stall':
      return action.afterBytes !== undefined;
    default:
      return false;
  }
}

/** Reads on until it is known that a body is not short. @returns all of it, and its size if it is short */
async function measured(body: Chunks): Promise<{ chunks: Chunks; size: number | undefined }> {
  const rest = body[Symbol.asyncIterator]();
  const begun: Uint8Array[] = [];
  let size = 0;
  while (size <= 2 * FEW_BYTES) {
    const next = await rest.next();
    if (next.done) return { chunks: ReadableStream.from(begun), size };
    begun.push(next.value);
    size += next.value.length;
  }
  return { chunks: joined(begun, rest), size: undefined };
}

async function* joined(
  begun: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield* begun;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

type Chunks = AsyncIterable<Uint8Array>;

async function* beginning(chunks: Chunks, bytes: number, cut: () => void): AsyncGenerator<Uint8Array, void> {
  let left = bytes;
  for await (const chunk of chunks) {
    if (chunk.length > left) {
      cut();
      yield chunk.subarray(0, left);
      return;
    }
    left -= chunk.length;
    yield chunk;
  }
}

async function* broken(chunks: Chunks, bytes: number, happens: () => void): AsyncGenerator<Uint8Array, void> {
  yield* beginning(chunks, bytes, () => {});
  happens();
  // What was sent before the break reaches its reader first.
  await delay(10);
  throw new TypeError('terminated', { cause: connectionReset() });
}

/** The byte after so many is another. */
async function* corrupted(chunks: Chunks, bytes: number, happens: () => void): AsyncGenerator<Uint8Array, void> {
  let left = bytes;
  for await (const chunk of chunks) {
    if (left < 0 || chunk.length <= left) {
      left -= chunk.length;
      yield chunk;
      continue;
    }
    const changed = new Uint8Array(chunk);
    changed[left] = (changed[left] ?? 0) ^ 0x01;
    left = -1;
    happens();
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
