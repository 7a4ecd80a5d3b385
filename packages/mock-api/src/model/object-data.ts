/**
 * A text, bytes, or many of something: lines, each a text of its own or a value to be written as JSON, or bytes in pieces,
 * as a stream has them.
 */
export type ObjectData = string | Uint8Array | Iterable<unknown> | AsyncIterable<unknown>;

/** The bytes of an object, piece by piece. */
export async function* bytesOf(data: ObjectData): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  if (data instanceof Uint8Array) yield data;
  else if (typeof data === 'string') yield encoder.encode(data);
  else
    for await (const part of data) {
      if (part instanceof Uint8Array) yield part;
      else yield encoder.encode(`${typeof part === 'string' ? part : JSON.stringify(part)}\n`);
    }
}
