import type { JsonObject } from '../model/json.ts';
import type { ObjectStore } from '../model/objects/object-store.ts';
import { sampleObjects } from './sample-objects.ts';

/**
 * Puts look-alikes of the public objects that Google's own samples read where those samples look for them: at once, for
 * whoever looks into a new cloud finds them there.
 */
export function putSamples(store: ObjectStore): void {
  for (const [bucket, objects] of Object.entries(sampleObjects)) {
    store.ensureBucket(bucket, { location: 'US' });
    for (const [name, rows] of Object.entries(objects)) {
      if (store.get(bucket, name)) continue; // kept from before
      store.put(bucket, name, bytesOf(rows), { contentType: 'application/octet-stream' });
    }
  }
}

const written = new Map<readonly JsonObject[], Uint8Array>();

/** Written once for all clouds: tests make many. */
function bytesOf(rows: readonly JsonObject[]): Uint8Array {
  const known = written.get(rows);
  if (known) return known;
  const bytes = new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  written.set(rows, bytes);
  return bytes;
}
