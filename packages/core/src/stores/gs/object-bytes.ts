import type { File } from '@google-cloud/storage';
import type { Readable } from 'node:stream';
import { UnreadableFileError } from '../unreadable-file-error.ts';

/** The status that proxies log for an answer nobody waits for. */
const CLIENT_CLOSED_REQUEST = 499;

/** What the storage library emits as `response`: the body's stream, with the request on it. */
type LibraryResponse = Readable & { statusCode?: number; request?: { agent?: unknown } };

/**
 * An object's bytes from `startByte` on, in one request. Leaving the loop, or the signal, closes the connection.
 *
 * @throws the storage library's errors as they are; the signal's reason once it is aborted.
 */
export async function* objectBytes(
  file: File,
  startByte: number,
  abortSignal: AbortSignal | undefined,
): AsyncGenerator<Buffer, void> {
  abortSignal?.throwIfAborted();
  // Checked by the caller, over resumed downloads too: the library's check is slow, and for whole downloads alone.
  const stream = file.createReadStream({ validation: false, ...(startByte > 0 && { start: startByte }) });
  let response: LibraryResponse | undefined;
  stream.once('response', (received: LibraryResponse) => {
    response = received;
    // The library hangs more than ten listeners on it, of which Node would warn on every download.
    received.setMaxListeners(0);
    // When a download is left, the library destroys its agent, and with it every other download of the process.
    // This one's connection is closed below instead.
    if (received.request) delete received.request.agent;
    if (startByte > 0 && received.statusCode === 200) {
      stream.destroy(
        new UnreadableFileError(`${file.cloudStorageURI.href}: asked for a part, the server sent the whole`),
      );
    }
    if (stream.destroyed) {
      // The library would pipe into a stream that is gone, which from Node 24 on is an unhandled rejection. An answer
      // that is an error it does not pipe.
      received.statusCode = CLIENT_CLOSED_REQUEST;
      received.destroy();
    }
  });
  const abort = (): void => void stream.destroy(abortSignal?.reason instanceof Error ? abortSignal.reason : undefined);
  abortSignal?.addEventListener('abort', abort, { once: true });
  try {
    yield* stream as AsyncIterable<Buffer>;
  } finally {
    abortSignal?.removeEventListener('abort', abort);
    stream.destroy();
    response?.destroy();
  }
  abortSignal?.throwIfAborted();
}
