import type { LineWriter } from '../line-writer.ts';
import type { GsStore } from './gs-store.ts';
import { parseGsUri } from './gs-uri.ts';

/** As Google's documentation calls JSON Lines. */
const CONTENT_TYPE = 'application/jsonl';

/** Writes an object of Cloud Storage that is not there yet. @param notes Stay with the object. */
export function gsWriter(store: GsStore, uri: string, notes?: Readonly<Record<string, string>>): LineWriter {
  const { bucket, name } = parseGsUri(uri);
  return {
    async write(bytes, options = {}) {
      const { sizeBytes } = await store.write({ bucket, name }, bytes, {
        ...options,
        contentType: CONTENT_TYPE,
        metadata: notes,
      });
      return { uri, sizeBytes: sizeBytes ?? 0 };
    },
  };
}
