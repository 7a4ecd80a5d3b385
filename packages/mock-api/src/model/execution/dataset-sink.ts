import type { Content } from '../objects/content.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { LinesSink } from './lines-sink.ts';

/** Output lines as a dataset. */
export class DatasetSink extends LinesSink {
  /** @param add Makes the dataset. */
  constructor(objects: ObjectStore, add: (content: Content) => void) {
    const writer = objects.newContent();
    super({
      write: (chunk) => writer.write(chunk),
      finish: async () => add((await writer.finish()).content),
      abort: () => writer.abort(),
    });
  }
}
