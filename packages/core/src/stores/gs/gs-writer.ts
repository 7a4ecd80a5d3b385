import type { LineWriter } from '../line-writer.ts';
import { isPackedName } from '../packed-name.ts';
import type { GsStore } from './gs-store.ts';
import { parseGsUri } from './gs-uri.ts';

/** As Google's documentation calls JSON Lines. */
const CONTENT_TYPE = 'application/jsonl';
/** No encoding of the transfer beside it: who reads the object gets the bytes as they are. */
const PACKED_TYPE = 'application/gzip';

/** Writes an object of Cloud Storage that is not there yet. @param notes Stay with the object. */
export function gsWriter(store: GsStore, uri: string, notes?: Readonly<Record<string, string>>): LineWriter {
  const { bucket, name } = parseGsUri(uri);
  return {
    async write(bytes, options = {}) {
      const { sizeBytes } = await store.write({ bucket, name }, bytes, {
        ...options,
        contentType: isPackedName(name) ? PACKED_TYPE : CONTENT_TYPE,
        metadata: notes,
      });
      return { uri, sizeBytes: sizeBytes ?? 0 };
    },
  };
}
