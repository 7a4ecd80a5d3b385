import { bytesOf, type ObjectData } from './object-data.ts';
import type { ObjectStore } from './objects/object-store.ts';
import type { StoredObject } from './objects/stored-object.ts';

/** A bucket as a test sees it: without requests, credentials or precautions. */
export class BucketHandle {
  readonly name: string;
  readonly #store: () => ObjectStore;
  readonly #prepare: () => Promise<void>;

  constructor(name: string, store: () => ObjectStore, prepare: () => Promise<void>) {
    this.name = name;
    this.#store = store;
    this.#prepare = prepare;
  }

  /** Writes an object, whole. @returns Its `gs://` URI. */
  async put(name: string, data: ObjectData): Promise<string> {
    await this.#prepare();
    const store = this.#store();
    store.ensureBucket(this.name);
    const writer = store.openWriter(this.name, name);
    try {
      for await (const piece of bytesOf(data)) await writer.write(piece);
    } catch (error) {
      await writer.abort();
      throw error;
    }
    await writer.finish();
    return `gs://${this.name}/${name}`;
  }

  /** @throws Error when there is no such object, naming those that are there. */
  async get(name: string): Promise<Uint8Array<ArrayBuffer>> {
    await this.#prepare();
    const object = this.#store().get(this.name, name);
    if (object) return object.content.bytes();
    const names = (await this.list()).slice(0, 10).join(', ');
    throw new Error(`There is no object gs://${this.name}/${name}. The bucket has ${names || 'no objects'}`);
  }

  /** The object as text. @throws Error when there is no such object. */
  async text(name: string): Promise<string> {
    return new TextDecoder().decode(await this.get(name));
  }

  /** The names of all objects that start with `prefix`, in order; none if the bucket is not there. */
  async list(prefix = ''): Promise<string[]> {
    await this.#prepare();
    if (!this.#store().getBucket(this.name)) return [];
    const found: StoredObject[] = [];
    let pageToken: string | undefined;
    do {
      const page = this.#store().list(this.name, { prefix, pageToken });
      found.push(...page.objects);
      pageToken = page.nextPageToken;
    } while (pageToken !== undefined);
    return found.map(({ name }) => name);
  }
}
