import { parseGsUri } from '../gs-uri.ts';
import { JobFailure } from '../jobs/job-failure.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { StoredObject } from '../objects/stored-object.ts';
import { lineRows } from './line-rows.ts';
import type { RowSource } from './row-source.ts';

/** The lines of objects in Cloud Storage. What is written or deleted later changes nothing. */
export function openGcsSource(objects: readonly StoredObject[]): RowSource {
  const texts = objects.map(({ bucket, name, content }) => ({
    content,
    placeOf: (line: number) => `gs://${bucket}/${name}, line ${line}`,
  }));
  return { rows: () => lineRows(texts) };
}

/**
 * The objects that an input names, as they are now.
 *
 * @param uris `gs://bucket/name`; a `*` in the name stands for any characters.
 * @throws JobFailure when a URI leads to none
 */
export function findObjects(store: ObjectStore, uris: readonly string[]): StoredObject[] {
  return uris.flatMap((uri) => objectsAt(store, uri));
}

function objectsAt(store: ObjectStore, uri: string): StoredObject[] {
  const { bucket, name } = parseGsUri(uri) ?? { bucket: '', name: '' };
  const found = store.getBucket(bucket) ? [...matching(store, bucket, name)] : [];
  if (found.length === 0) throw new JobFailure('INVALID_ARGUMENT', `Failed to import data. Not found: URI ${uri}`);
  return found;
}

function* matching(store: ObjectStore, bucket: string, name: string): Generator<StoredObject, void> {
  const [prefix = '', ...others] = name.split('*');
  if (others.length === 0) {
    const object = store.get(bucket, name);
    if (object) yield object;
    return;
  }
  const pattern = new RegExp(
    `^${name
      .split('*')
      .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
      .join('.*')}$`,
    's',
  );
  let pageToken: string | undefined;
  do {
    const page = store.list(bucket, { prefix, pageToken });
    yield* page.objects.filter((object) => pattern.test(object.name));
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined);
}
