import { compareNames } from './names.ts';
import { listNames, type ListOptions } from './object-list.ts';
import { StorageError } from './storage-error.ts';
import type { StoredObject } from './stored-object.ts';

export interface ListedGenerations {
  objects: StoredObject[];
  prefixes: string[];
  /** Missing on the last page. */
  nextPageToken?: string;
}

/** The objects of one bucket, by name: of each the live generation, and those that came before where they are kept. */
export class BucketObjects {
  readonly #live = new Map<string, StoredObject>();
  /** Oldest first. */
  readonly #noncurrent = new Map<string, StoredObject[]>();
  /** Sorted when a list needs it. */
  #names: string[] | undefined;

  get isEmpty(): boolean {
    return this.#live.size === 0 && this.#noncurrent.size === 0;
  }

  /** The live generation, or the given one. */
  get(name: string, generation?: number): StoredObject | undefined {
    const live = this.#live.get(name);
    if (generation === undefined || live?.generation === generation) return live;
    return this.#noncurrent.get(name)?.find((object) => object.generation === generation);
  }

  /** @throws StorageError 404 */
  require(bucket: string, name: string, generation?: number): StoredObject {
    const object = this.get(name, generation);
    if (object) return object;
    const version = generation === undefined ? '' : `#${generation}`;
    throw new StorageError(404, 'notFound', `No such object: ${bucket}/${name}${version}`);
  }

  /** Another generation: the live one, or, if its life has ended, one of those kept. */
  add(object: StoredObject): void {
    const { name, timeDeleted } = object;
    if (timeDeleted === undefined) {
      if (!this.#live.has(name)) this.#names = undefined;
      this.#live.set(name, object);
      return;
    }
    const kept = [...(this.#noncurrent.get(name) ?? []), object];
    this.#noncurrent.set(
      name,
      kept.toSorted((left, right) => left.generation - right.generation),
    );
  }

  /** Other attributes of a generation that is there. */
  replace(object: StoredObject): void {
    if (object.timeDeleted !== undefined) this.delete(object.name, object.generation);
    this.add(object);
  }

  /** A live generation is live no more, but still there. */
  retire(object: StoredObject, timeDeleted: Date): StoredObject {
    const retired = { ...object, timeDeleted };
    this.delete(object.name);
    this.add(retired);
    return retired;
  }

  /** The live generation, or the given one, is gone for good. */
  delete(name: string, generation?: number): void {
    if (generation === undefined || this.#live.get(name)?.generation === generation) {
      if (this.#live.delete(name)) this.#names = undefined;
      return;
    }
    const kept = this.#noncurrent.get(name)?.filter((object) => object.generation !== generation) ?? [];
    if (kept.length > 0) this.#noncurrent.set(name, kept);
    else this.#noncurrent.delete(name);
  }

  /** One page, by name; all generations, oldest first, when asked for. */
  list({ versions = false, ...options }: ListOptions & { versions?: boolean }): ListedGenerations {
    if (versions) return this.#listVersions(options);
    this.#names ??= [...this.#live.keys()].toSorted(compareNames);
    const { names, ...page } = listNames(this.#names, options);
    return { objects: names.map((name) => this.#live.get(name)!), ...page };
  }

  #listVersions(options: ListOptions): ListedGenerations {
    const all = [...[...this.#noncurrent.values()].flat(), ...this.#live.values()];
    const byKey = new Map(all.map((object) => [versionKey(object), object]));
    const { names, ...page } = listNames([...byKey.keys()].toSorted(compareNames), { ...options, nameOf: nameOfKey });
    return { objects: names.map((key) => byKey.get(key)!), ...page };
  }
}

/** Sorts by name, then by generation: NUL comes before every character, and generations have one length. */
function versionKey({ name, generation }: StoredObject): string {
  return `${name}\0${String(generation).padStart(20, '0')}`;
}

function nameOfKey(key: string): string {
  return key.slice(0, key.lastIndexOf('\0'));
}
