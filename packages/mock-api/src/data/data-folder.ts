import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../model/objects/content.ts';
import type { ContentFile } from '../model/objects/content-file.ts';
import type { UnfinishedFile } from '../model/objects/content-writer.ts';
import { FileContent } from '../model/objects/file-content.ts';
import { MemoryContent } from '../model/objects/memory-content.ts';
import type { CloudState } from '../model/state/cloud-state.ts';
import type { ContentRecord, StateKind, Watched } from '../model/state/state-keeper.ts';
import { ContentFolder } from './content-folder.ts';
import { lockFolder } from './folder-lock.ts';
import { JournalFile } from './journal-file.ts';
import { KeptFile } from './kept-file.ts';
import type { Change } from './record-line.ts';
import { Snapshots } from './snapshots.ts';
import { StateRecords } from './state-records.ts';

export interface DataFolderOptions {
  /** Waits for the disk at each change, so that it outlives a power cut, too. @default false */
  fsync?: boolean;
}

/** A journal is written anew when it is so large, and so many times as large as what is in it. */
const REWRITE_BYTES = 16_777_216;
const REWRITE_FACTOR = 4;

interface Watcher {
  readonly kind: StateKind;
  readonly all: () => Iterable<Watched>;
  seen: Map<string, readonly unknown[] | undefined>;
}

/**
 * A cloud's state in a folder: `state.journal`, which changes are appended to; `contents/`, the bytes of objects and files;
 * `incoming/`, those that are still being written; `snapshots/`. What `flush` has written outlives the process, however
 * that ends.
 */
export class DataFolder implements CloudState {
  readonly snapshots: Snapshots;
  readonly #records = new StateRecords();
  readonly #journal: JournalFile;
  readonly #contents: ContentFolder;
  readonly #unlock: () => void;
  #changed = new Map<string, readonly [kind: StateKind, key: string, value: (() => unknown) | undefined]>();
  #watchers: Watcher[] = [];
  #scheduled: NodeJS.Immediate | undefined;
  #isClosed = false;

  /** @throws Error for a folder that cannot be written, that another server uses, or whose journal is damaged */
  constructor(root: string, { fsync = false }: DataFolderOptions = {}) {
    mkdirSync(root, { recursive: true, mode: 0o700 });
    this.#unlock = lockFolder(root);
    try {
      this.#journal = JournalFile.open(join(root, 'state.journal'), { fsync }, (change) => this.#records.apply(change));
      this.#contents = new ContentFolder(root, { fsync });
      this.#contents.removeOrphans(this.#records.fileIds, this.#records.incomingIds());
    } catch (error) {
      this.#unlock();
      throw error;
    }
    this.snapshots = new Snapshots(join(root, 'snapshots'), this.#contents);
  }

  get isNew(): boolean {
    return this.#records.isEmpty;
  }

  *records<Value>(kind: StateKind): Generator<readonly [key: string, value: Value], void> {
    for (const [key, json] of this.#records.of(kind)) yield [key, JSON.parse(json) as Value];
  }

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what a record is like is known by its kind
  record<Value>(kind: StateKind, key: string): Value | undefined {
    const json = this.#records.get(kind, key);
    return json === undefined ? undefined : (JSON.parse(json) as Value);
  }

  changed(kind: StateKind, key: string, value?: () => unknown): void {
    if (this.#isClosed) return;
    this.#changed.set(`${kind} ${key}`, [kind, key, value]);
    // What no call has brought about is written down a little later.
    this.#scheduled ??= setImmediate(() => this.#flushLater());
  }

  watch(kind: StateKind, all: () => Iterable<Watched>): void {
    // What is there already is known as such, lest nobody sees that it goes.
    this.#watchers.push({ kind, all, seen: new Map(Array.from(all(), ({ key }) => [key, undefined])) });
  }

  /** @throws Error when the disk is full, say: what has changed is then written down the next time */
  flush(): void {
    if (this.#isClosed) return;
    clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    const changes = [...this.#changesTold(), ...this.#changesSeen()];
    if (changes.length > 0) {
      this.#journal.append(changes);
      for (const change of changes) this.#records.apply(change);
    }
    this.#changed.clear();
    this.#contents.removeForgotten(this.#records.fileIds);
    if (this.#journal.size > Math.max(REWRITE_BYTES, REWRITE_FACTOR * this.#records.size)) this.rewrite();
  }

  /** Writes the journal anew, without what is no more. */
  rewrite(): void {
    this.#journal.replace(this.#records.all());
  }

  readonly openFile = (): ContentFile => new KeptFile(this.#contents);

  contentOf(bytes: Uint8Array): Content {
    return new FileContent(KeptFile.of(this.#contents, bytes), bytes.length);
  }

  content({ size, fileId: id }: ContentRecord): Content {
    if (id === undefined) return new MemoryContent(new Uint8Array());
    return new FileContent(new KeptFile(this.#contents, { id, isComplete: true }), size);
  }

  unfinished(id: string): UnfinishedFile | undefined {
    const size = this.#contents.incomingSize(id);
    if (size === undefined) return undefined;
    return { file: new KeptFile(this.#contents, { id, isComplete: false }), size };
  }

  /** Begins anew, with nothing. */
  clear(): void {
    this.#become([]);
    for (const id of this.#contents.list()) this.#contents.forget(id);
    this.#contents.removeForgotten(this.#records.fileIds);
  }

  listSnapshots(): string[] {
    return this.snapshots.list();
  }

  checkSnapshot(name: string): void {
    this.snapshots.check(name);
  }

  deleteSnapshot(name: string): boolean {
    return this.snapshots.delete(name);
  }

  saveSnapshot(name: string): void {
    this.flush();
    this.snapshots.save(name, this.#records);
  }

  restoreSnapshot(name: string): void {
    this.#become(this.snapshots.load(name));
  }

  /** Writes down what is left, and lets the folder go. */
  close(): void {
    if (this.#isClosed) return;
    try {
      this.flush();
    } finally {
      this.#isClosed = true;
      this.#contents.close();
      this.#journal.close();
      this.#unlock();
    }
  }

  #become(records: readonly Change[]): void {
    clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    this.#changed.clear();
    this.#watchers = [];
    this.#journal.replace(records);
    this.#records.clear();
    for (const record of records) this.#records.apply(record);
  }

  *#changesTold(): Generator<Change, void> {
    for (const [kind, key, value] of this.#changed.values()) {
      const change = this.#changeOf(kind, key, value?.());
      if (change) yield change;
    }
  }

  *#changesSeen(): Generator<Change, void> {
    for (const watcher of this.#watchers) {
      const { kind, all } = watcher;
      const before = watcher.seen;
      const now: typeof before = new Map();
      for (const { key, version, value } of all()) {
        now.set(key, version);
        const change = isSame(before.get(key), version) ? undefined : this.#changeOf(kind, key, value());
        if (change) yield change;
      }
      for (const key of before.keys()) if (!now.has(key)) yield [kind, key, undefined];
      watcher.seen = now;
    }
  }

  #changeOf(kind: string, key: string, value: unknown): Change | undefined {
    const json = value === undefined ? undefined : JSON.stringify(value);
    return json === this.#records.get(kind, key) ? undefined : [kind, key, json];
  }

  #flushLater(): void {
    this.#scheduled = undefined;
    try {
      this.flush();
    } catch {
      // The next call is told: it cannot be acknowledged either.
    }
  }
}

function isSame(before: readonly unknown[] | undefined, now: readonly unknown[]): boolean {
  return before?.length === now.length && now.every((part, index) => part === before[index]);
}
