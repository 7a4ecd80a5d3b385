import type { ObjectStore } from '../objects/object-store.ts';
import { LinesSink } from './lines-sink.ts';

/** Output lines as one object of Cloud Storage. */
export class GcsSink extends LinesSink {
  constructor(store: ObjectStore, bucket: string, name: string) {
    super(store.openWriter(bucket, name, { contentType: 'application/octet-stream' }));
  }
}
