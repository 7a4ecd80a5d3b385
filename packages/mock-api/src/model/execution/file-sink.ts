import type { GeminiFiles } from '../files/gemini-files.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { LinesSink } from './lines-sink.ts';

/** Output lines as a file of the Files API. */
export class FileSink extends LinesSink {
  constructor(files: GeminiFiles, objects: ObjectStore, name: string) {
    const writer = objects.newContent();
    super({
      write: (chunk) => writer.write(chunk),
      finish: async () => files.addGenerated(name, (await writer.finish()).content),
      abort: () => writer.abort(),
    });
  }
}
