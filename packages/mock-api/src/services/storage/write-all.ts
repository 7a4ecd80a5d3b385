import type { ExpectedChecksums, ObjectWriter } from '../../model/objects/object-writer.ts';
import type { StoredObject } from '../../model/objects/stored-object.ts';

/** Writes an object, whole; nothing of it stays when its bytes break off. @throws StorageError as {@link ObjectWriter.finish} */
export async function writeAll(
  writer: ObjectWriter,
  chunks: AsyncIterable<Uint8Array>,
  expected: ExpectedChecksums,
): Promise<StoredObject> {
  try {
    for await (const chunk of chunks) await writer.write(chunk);
  } catch (error) {
    await writer.abort();
    throw error;
  }
  return writer.finish(expected);
}
