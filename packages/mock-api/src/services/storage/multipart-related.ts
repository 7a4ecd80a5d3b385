import { StorageError } from '../../model/objects/storage-error.ts';
import { DelimitedBytes } from './delimited-bytes.ts';

/** An upload of attributes and bytes in one body. */
export interface MultipartUpload {
  /** The first part: an object resource as JSON. */
  attributes: string;
  /** Content type of the second part. */
  contentType: string | undefined;
  /** The second part, to be read once. */
  media: AsyncGenerator<Uint8Array, void>;
}

const LARGEST_ATTRIBUTES_BYTES = 1_048_576;

/**
 * Reads a `multipart/related` body of two parts; the second is never held as a whole. Lines may end in `\r\n` or
 * in `\n`: the line of the first boundary tells which.
 *
 * @throws StorageError 400 when it is not such a body; while the media is read, when its end is missing.
 * @see https://www.rfc-editor.org/rfc/rfc2387
 */
export async function readMultipartRelated(
  body: AsyncIterable<Uint8Array>,
  contentType: string,
): Promise<MultipartUpload> {
  const boundary = boundaryOf(contentType);
  const bytes = new DelimitedBytes(body);
  const lineEnd = await skipToFirstBoundary(bytes, boundary);
  const delimiter = `${lineEnd}--${boundary}`;
  await readPartHeaders(bytes);
  const attributes: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes.until(delimiter)) {
    size += chunk.length;
    if (size > LARGEST_ATTRIBUTES_BYTES) throw malformed('its first part, the object resource, is larger than 1 MiB');
    attributes.push(chunk);
  }
  if ((await bytes.line()).startsWith('--')) throw malformed('it has one part, but there must be two');
  const headers = await readPartHeaders(bytes);
  return {
    attributes: Buffer.concat(attributes).toString(),
    contentType: headers.get('content-type'),
    media: readMedia(bytes, delimiter),
  };
}

async function* readMedia(bytes: DelimitedBytes, delimiter: string): AsyncGenerator<Uint8Array, void> {
  yield* bytes.until(delimiter);
  const rest = await bytes.line();
  if (!rest.startsWith('--')) throw malformed('it has more than two parts');
  await bytes.skipRest();
}

async function skipToFirstBoundary(bytes: DelimitedBytes, boundary: string): Promise<'\r\n' | '\n'> {
  for (;;) {
    const line = await bytes.line();
    if (line.startsWith(`--${boundary}`)) return line.endsWith('\r') ? '\r\n' : '\n';
    if (bytes.isAtEnd) throw malformed('its boundary never comes');
  }
}

async function readPartHeaders(bytes: DelimitedBytes): Promise<Map<string, string>> {
  const headers = new Map<string, string>();
  for (;;) {
    const line = (await bytes.line()).trim();
    if (line === '') return headers;
    const at = line.indexOf(':');
    if (at === -1) throw malformed(`a part has a header without a colon: ${JSON.stringify(line.slice(0, 40))}`);
    headers.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
  }
}

function boundaryOf(contentType: string): string {
  const { quoted, single, bare } =
    /;\s*boundary=(?:"(?<quoted>[^"]+)"|'(?<single>[^']+)'|(?<bare>[^\s;]+))/i.exec(contentType)?.groups ?? {};
  const boundary = quoted ?? single ?? bare;
  if (!boundary) throw malformed('its content type names no boundary');
  return boundary;
}

function malformed(problem: string): StorageError {
  return new StorageError(400, 'badRequest', `Malformed multipart body: ${problem}.`);
}
