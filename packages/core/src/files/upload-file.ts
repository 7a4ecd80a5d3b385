import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import type { Transport } from '../http/transport.ts';
import type { File } from './file.ts';
import { openSource } from './open-source.ts';
import { fileNameHeader, startRequest } from './start-request.ts';
import type { UploadFileParameters } from './upload-parameters.ts';
import { UploadSession } from './upload-session.ts';

/** Bytes a request, as in the official SDK. */
const CHUNK_BYTES = 8 * 1024 * 1024;

/**
 * Uploads in chunks, of which one is held at a time.
 *
 * @see https://ai.google.dev/api/files#method:-media.upload
 */
export async function uploadFile(
  params: UploadFileParameters,
  transport: Transport,
  wantedChunkBytes: number = CHUNK_BYTES,
): Promise<File> {
  const { config } = params;
  config?.abortSignal?.throwIfAborted();
  const endsAt = transport.endOf(config);
  const source = await openSource(params, wantedChunkBytes);
  try {
    const started = await transport.sendForAnswer(startRequest(source, config), config, endsAt);
    const session = new UploadSession(
      transport,
      config,
      endsAt,
      readUploadUrl(started.headers),
      fileNameHeader(source),
    );
    const chunkBytes = roundChunk(wantedChunkBytes, Number(started.headers.get('x-goog-upload-chunk-granularity')));
    const { sizeBytes } = source;
    for (;;) {
      const { bytes, isLast } = await source.read(session.offset, chunkBytes);
      const totalBytes = sizeBytes ?? (isLast ? session.offset + bytes.length : undefined);
      const file = await session.send(bytes, isLast);
      config?.onProgress?.({ sentBytes: session.offset, ...(totalBytes !== undefined && { totalBytes }) });
      if (file !== undefined) return file;
    }
  } finally {
    await source.close();
  }
}

function readUploadUrl(headers: Headers): URL {
  const given = headers.get('x-goog-upload-url');
  const url = URL.parse(given ?? '');
  if (url !== null) return url;
  throw new InvalidResponseError(
    given === null
      ? 'Failed to get upload url. Server did not return the x-google-upload-url in the headers: check the base URL and proxies.'
      : 'The service started an upload at an address that is none (x-goog-upload-url): check the base URL and proxies.',
    { status: 200 },
  );
}

/** The service may take only multiples of something, but for the last chunk. */
function roundChunk(length: number, granularity: number): number {
  if (!(granularity > 0)) return length;
  return Math.max(granularity, length - (length % granularity));
}
