import type { ClockKind } from '../model/clock/cloud-clock.ts';
import type { Dataset } from '../model/datasets/datasets.ts';
import type { FaultRule } from '../model/faults/fault-rule.ts';
import type { FaultReport } from '../model/faults/fault.ts';
import type { FileFacts, FileOrder } from '../model/files/gemini-file.ts';
import type { JobSnapshot } from '../model/jobs/batch-jobs.ts';
import type { ForcedDetails } from '../model/jobs/forced-details.ts';
import type { GeminiBatchSnapshot } from '../model/jobs/gemini-batch.ts';
import type { JobState } from '../model/jobs/job-state.ts';
import type { JournalEntry, JournalFilter } from '../model/journal/journal-entry.ts';
import type { JournalWaitOptions } from '../model/journal/journal.ts';
import type { ObjectData } from '../model/object-data.ts';

/** How a cloud is. */
export interface CloudHealth {
  readonly status: 'ok';
  readonly name: string;
  readonly seed: number;
  readonly clock: ClockKind;
  /** Service time, RFC 3339. */
  readonly now: string;
  /** How many there are. */
  readonly jobs: number;
}

/** A bucket in a cloud of another process; see `BucketHandle`. */
export interface RemoteBucket {
  readonly name: string;
  /** Writes an object. @returns its `gs://` URI. */
  put(name: string, data: ObjectData): Promise<string>;
  /** An object's bytes. @throws Error when there is none. */
  get(name: string): Promise<Uint8Array<ArrayBuffer>>;
  /** An object as text. @throws Error when there is none. */
  text(name: string): Promise<string>;
  /** The names of the objects. */
  list(prefix?: string): Promise<string[]>;
}

/** Files of the Gemini API in a cloud of another process; see `GeminiFiles`. */
export interface RemoteFiles {
  /** Uploads a file at once. @throws AdminError `ALREADY_EXISTS`, `INVALID_ARGUMENT` for a name that is taken, or that no file can have */
  put(order: Omit<FileOrder, 'sizeBytes'>, data: ObjectData): Promise<FileFacts>;
  /** All of them, newest first. */
  list(): Promise<FileFacts[]>;
  /** A file by its name, with or without `files/`. @returns undefined when it is not there. */
  get(name: string): Promise<FileFacts | undefined>;
  /** The bytes of a file, or of what a batch wrote. @throws AdminError `NOT_FOUND` */
  bytes(name: string): Promise<Uint8Array<ArrayBuffer>>;
  /** The same as text. @throws AdminError `NOT_FOUND` */
  text(name: string): Promise<string>;
}

/** Vertex AI's multimodal datasets in a cloud of another process; see `Datasets`. */
export interface RemoteDatasets {
  /** Makes a dataset, or replaces it. @returns Its full name. @throws AdminError `INVALID_ARGUMENT` for a name that no dataset can have */
  put(name: string, rows: Iterable<unknown> | AsyncIterable<unknown>): Promise<string>;
  /** All of them, in the order of their making. */
  list(): Promise<Dataset[]>;
  /** A dataset by its id or its full name. @returns undefined when it is not there. */
  get(name: string): Promise<Dataset | undefined>;
  /** Its rows. @throws AdminError `NOT_FOUND` */
  rows(name: string): Promise<unknown[]>;
}

/** Jobs of a cloud of another process. Looking at them moves no clock. */
export interface RemoteJobs<Snapshot> {
  /** All of them, newest first. */
  list(): Promise<Snapshot[]>;
  /**
   * A job as it stands.
   *
   * @param name An id, or a resource name that ends in one.
   * @returns undefined when it is not there.
   */
  get(name: string): Promise<Snapshot | undefined>;
  /** Puts a job into a state, whatever it was in, even one that nobody knows yet. @throws AdminError `NOT_FOUND` */
  force(name: string, state: JobState, details?: ForcedDetails): Promise<Snapshot>;
  /** Lets a job that was forced into a state go on. @throws AdminError `NOT_FOUND`, `FAILED_PRECONDITION` */
  resume(name: string): Promise<Snapshot>;
}

/**
 * A cloud in another process, by the names that a cloud's methods have in its own. What is plain data there is asked
 * for here: a fault's `fired` is the count when it was told, and `faults.get(id)` tells it anew.
 */
export interface CloudAdmin {
  /** Whether the server is up, and how its cloud is. */
  health(): Promise<CloudHealth>;
  /** Seed, time, faults and the last requests, in a few lines. */
  describe(): Promise<string>;
  /** Makes the cloud as new: no jobs, objects, faults or requests. */
  reset(): Promise<void>;
  readonly clock: {
    /** Service time in milliseconds since 1970. */
    now(): Promise<number>;
    /** Moves service time on; events on the way happen. */
    advance(ms: number): Promise<void>;
  };
  /** Batch jobs on Vertex AI. */
  readonly jobs: RemoteJobs<JobSnapshot>;
  /** Batches of the Gemini API. */
  readonly batches: RemoteJobs<GeminiBatchSnapshot>;
  readonly credentials: {
    /** Ends every access token at once; clients that hold one learn of it by a 401. */
    expireTokens(): Promise<void>;
    /** Takes access away from users who logged in: their refresh tokens give no access token any more. */
    revokeRefreshTokens(): Promise<void>;
  };
  readonly faults: {
    /** Adds a fault; text is a rule in its short form. */
    add(rule: FaultRule | string): Promise<FaultReport>;
    /** All faults, with how often each has struck. */
    list(): Promise<FaultReport[]>;
    /** A fault as it is now. */
    get(id: number): Promise<FaultReport | undefined>;
    /** Removes all faults. */
    clear(): Promise<void>;
  };
  readonly journal: {
    /** The last requests, without credentials. @throws AdminError `INVALID_ARGUMENT` for a filter that could find nothing, as one that is misspelt */
    requests(filter?: JournalFilter): Promise<JournalEntry[]>;
    /** Resolves with a request that fits, once it has come. @throws AdminError when none comes in time, or the filter could find none */
    waitFor(filter: JournalFilter, options?: JournalWaitOptions): Promise<JournalEntry>;
    /** Forgets all requests. */
    clear(): Promise<void>;
  };
  /** States of the cloud under names, of a server with a data folder. */
  readonly snapshots: {
    /** Their names, in order. */
    list(): Promise<string[]>;
    /** Keeps how the cloud is now. */
    save(name: string): Promise<void>;
    /** Makes the cloud as it was. @throws AdminError `INVALID_ARGUMENT` when it is not there */
    restore(name: string): Promise<void>;
    /** @returns Whether it was there. */
    delete(name: string): Promise<boolean>;
  };
  /** Files of the Gemini API. */
  readonly files: RemoteFiles;
  /** Vertex AI's multimodal datasets. */
  readonly datasets: RemoteDatasets;
  /** A bucket by its name. */
  bucket(name: string): RemoteBucket;
}
