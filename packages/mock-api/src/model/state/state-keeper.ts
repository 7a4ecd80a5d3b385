import type { Content } from '../objects/content.ts';
import type { ContentFile } from '../objects/content-file.ts';
import type { UnfinishedFile } from '../objects/content-writer.ts';
import { MemoryContent } from '../objects/memory-content.ts';

/** What records are of. */
export type StateKind =
  | 'batch'
  | 'batch-input'
  | 'batch-responses'
  | 'bucket'
  | 'chance'
  | 'clock'
  | 'counter'
  | 'credentials'
  | 'dataset'
  | 'deletion'
  | 'file'
  | 'file-upload'
  | 'generated-file'
  | 'hmac-key'
  | 'insert-ids'
  | 'job'
  | 'object'
  | 'upload'
  | 'warehouse-dataset'
  | 'warehouse-job'
  | 'warehouse-table'
  | 'webhook'
  | 'webhook-key';

/** Where the bytes of something are. */
export interface ContentRecord {
  readonly size: number;
  /** Missing where there are no bytes. */
  readonly fileId?: string | undefined;
}

/** One of a collection that is looked at whenever something is written down. */
export interface Watched {
  readonly key: string;
  /** As long as all of these are the same values as before, it has not changed. */
  readonly version: readonly unknown[];
  /** The record. */
  readonly value: () => unknown;
}

/**
 * Keeps what a cloud is beyond its process: records by kind and key, each of plain JSON, and the bytes that they speak of.
 * Changes are written down together, before the call that made them is answered: all of them or none.
 */
export interface StateKeeper {
  /** Whether there was nothing when the cloud began. */
  readonly isNew: boolean;
  /** The records of a kind as they were when the cloud began, in the order they were first written. */
  records<Value>(kind: StateKind): Iterable<readonly [key: string, value: Value]>;
  /** One of them. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what a record is like is known by its kind
  record<Value>(kind: StateKind, key: string): Value | undefined;
  /** A record is new, another one, or, without a value, gone. The value is asked for when it is written down. */
  changed(kind: StateKind, key: string, value?: () => unknown): void;
  /** Looks at a whole collection whenever something is written down. */
  watch(kind: StateKind, all: () => Iterable<Watched>): void;
  /** Writes down what has changed. */
  flush(): void;
  /** Opens a file for bytes that are to be kept; undefined where nothing is. */
  readonly openFile: (() => ContentFile) | undefined;
  /** Keeps a few bytes that are all there. */
  contentOf(bytes: Uint8Array): Content;
  /** The bytes that a record speaks of. */
  content(record: ContentRecord): Content;
  /** A file that was being written; undefined where there is none. */
  unfinished(id: string): UnfinishedFile | undefined;
}

/** Keeps nothing: a cloud in memory. */
export const forgetfulKeeper: StateKeeper = {
  isNew: true,
  records: () => [],
  record: () => undefined,
  changed: () => {},
  watch: () => {},
  flush: () => {},
  openFile: undefined,
  contentOf: (bytes) => new MemoryContent(bytes),
  content: () => new MemoryContent(new Uint8Array()),
  unfinished: () => undefined,
};

/** How a record speaks of bytes. */
export function contentRecord({ size, fileId }: Content): ContentRecord {
  return { size, ...(fileId !== undefined && { fileId }) };
}

/** Watches one small value, which is compared by its JSON. */
export function watchValue(keeper: StateKeeper, kind: StateKind, key: string, value: () => unknown): void {
  keeper.watch(kind, () => {
    const now = value();
    return [{ key, version: [JSON.stringify(now)], value: () => now }];
  });
}
