import { crc32c, crc32cBase64 } from './crc32c.ts';
import { UnreadableFileError } from './unreadable-file-error.ts';

/** How often one download is taken up again. A gigabyte over a bad line needs a few; a dead line needs an end. */
const MAX_RESUMPTIONS = 10;

/** What is known of the whole beforehand; each part is checked where it is known. */
export interface ExpectedBytes {
  /** What is read, for errors, e.g. `gs://bucket/predictions.jsonl`. */
  readonly uri: string;
  readonly sizeBytes?: number | undefined;
  /** Base64 of four big-endian bytes. */
  readonly crc32c?: string | undefined;
}

/**
 * The bytes of a download, whole: a connection that breaks is opened again at the byte it broke at, at most ten times,
 * and what arrived is held against its length and checksum.
 *
 * @param open Opens the download at a byte. Its errors pass through where `isCut` does not call them a broken connection.
 * @throws UnreadableFileError when the download keeps breaking, or its bytes are not those that were stored.
 */
export async function* resumedDownload(
  open: (startByte: number) => AsyncIterable<Buffer>,
  isCut: (error: unknown) => boolean,
  { uri, sizeBytes, crc32c: expectedCrc }: ExpectedBytes,
): AsyncGenerator<Buffer, void> {
  let received = 0;
  let crc = 0;
  for (let resumptions = 0; ; resumptions++) {
    let cut: unknown;
    try {
      for await (const chunk of open(received)) {
        received += chunk.length;
        if (expectedCrc !== undefined) crc = crc32c(chunk, crc);
        yield chunk;
      }
    } catch (error) {
      // Without a length, nothing tells a part from the whole, nor what a later byte belongs to (gzip).
      if (sizeBytes === undefined || !isCut(error)) throw error;
      cut = error;
    }
    if (sizeBytes === undefined || received >= sizeBytes) break;
    if (resumptions === MAX_RESUMPTIONS) {
      throw new UnreadableFileError(
        `The download of ${uri} broke ${resumptions + 1} times, last after ${received} of ${sizeBytes} bytes. ` +
          'Read it again when the network is sound.',
        { cause: cut },
      );
    }
  }
  if (sizeBytes !== undefined && received > sizeBytes) {
    throw new UnreadableFileError(`${uri} has ${sizeBytes} bytes, but ${received} came. Read it again.`);
  }
  if (expectedCrc !== undefined && crc32cBase64(crc) !== expectedCrc) {
    throw new UnreadableFileError(
      `The bytes read from ${uri} are not those stored there (CRC32C ${crc32cBase64(crc)}, not ${expectedCrc}). Read it again.`,
    );
  }
}
