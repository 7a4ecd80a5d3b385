import type { StateKind } from '../model/state/state-keeper.ts';
import type { Change } from './record-line.ts';

/** A text of a user's that looks the same at worst keeps a file for longer. */
const FILE_ID = /"fileId":"([\da-f-]{36})"/g;
const INCOMING_ID = /"incomingId":"([\da-f-]{36})"/g;
/** Records of what more bytes are to come to. */
const UNFINISHED_KINDS = ['upload', 'file-upload'] satisfies StateKind[];

/** Records by kind and key, as JSON. */
export class StateRecords {
  readonly #kinds = new Map<string, Map<string, string>>();
  /** How many records speak of a file. */
  readonly #fileIds = new Map<string, number>();
  #characters = 0;

  /** How much there is, roughly in bytes. */
  get size(): number {
    return this.#characters;
  }

  get isEmpty(): boolean {
    return this.#kinds.size === 0;
  }

  /** The files that records speak of. */
  get fileIds(): ReadonlyMap<string, number> {
    return this.#fileIds;
  }

  /** The files that more bytes are to come to. */
  incomingIds(): Set<string> {
    const records = UNFINISHED_KINDS.flatMap((kind) => [...(this.#kinds.get(kind)?.values() ?? [])]);
    return new Set(records.flatMap((json) => [...json.matchAll(INCOMING_ID)].map(([, id = '']) => id)));
  }

  get(kind: string, key: string): string | undefined {
    return this.#kinds.get(kind)?.get(key);
  }

  keys(kind: string): string[] {
    return [...(this.#kinds.get(kind)?.keys() ?? [])];
  }

  *of(kind: string): Generator<readonly [key: string, json: string], void> {
    yield* this.#kinds.get(kind) ?? [];
  }

  *all(): Generator<Change, void> {
    for (const [kind, records] of this.#kinds) for (const [key, json] of records) yield [kind, key, json];
  }

  apply([kind, key, json]: Change): void {
    const records = this.#kinds.get(kind) ?? new Map<string, string>();
    const before = records.get(key);
    this.#characters += (json?.length ?? 0) - (before?.length ?? 0);
    this.#count(json, 1);
    this.#count(before, -1);
    if (json === undefined) records.delete(key);
    else records.set(key, json);
    if (records.size > 0) this.#kinds.set(kind, records);
    else this.#kinds.delete(kind);
  }

  clear(): void {
    this.#kinds.clear();
    this.#fileIds.clear();
    this.#characters = 0;
  }

  #count(json: string | undefined, by: number): void {
    for (const [, id = ''] of json?.matchAll(FILE_ID) ?? []) {
      const count = (this.#fileIds.get(id) ?? 0) + by;
      if (count > 0) this.#fileIds.set(id, count);
      else this.#fileIds.delete(id);
    }
  }
}
