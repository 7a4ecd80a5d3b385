/** A text, bytes, or lines: each a text of its own, or a value to be written as JSON. */
export type ObjectData = string | Uint8Array | Iterable<unknown> | AsyncIterable<unknown>;

/** The bytes of an object, piece by piece. */
export async function* bytesOf(data: ObjectData): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  if (data instanceof Uint8Array) yield data;
  else if (typeof data === 'string') yield encoder.encode(data);
  else
    for await (const line of data) yield encoder.encode(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
}
