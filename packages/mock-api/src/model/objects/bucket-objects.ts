import { compareNames } from './names.ts';
import { listNames, type ListOptions } from './object-list.ts';
import { StorageError } from './storage-error.ts';
import type { StoredObject } from './stored-object.ts';

/** The objects of one bucket, by name. */
export class BucketObjects {
  readonly #objects = new Map<string, StoredObject>();
  /** Sorted when a list needs it. */
  #names: string[] | undefined;

  get size(): number {
    return this.#objects.size;
  }

  get(name: string): StoredObject | undefined {
    return this.#objects.get(name);
  }

  /** @throws StorageError 404 */
  require(bucket: string, name: string): StoredObject {
    const object = this.#objects.get(name);
    if (!object) throw new StorageError(404, 'notFound', `No such object: ${bucket}/${name}`);
    return object;
  }

  set(object: StoredObject): void {
    if (!this.#objects.has(object.name)) this.#names = undefined;
    this.#objects.set(object.name, object);
  }

  delete(name: string): void {
    if (this.#objects.delete(name)) this.#names = undefined;
  }

  list(options: ListOptions): { objects: StoredObject[]; prefixes: string[]; nextPageToken?: string } {
    this.#names ??= [...this.#objects.keys()].toSorted(compareNames);
    const { names, ...page } = listNames(this.#names, options);
    return { objects: names.map((name) => this.#objects.get(name)!), ...page };
  }
}
