import type { ClockKind } from '../model/clock/cloud-clock.ts';
import type { FaultRule } from '../model/faults/fault-rule.ts';
import type { FaultReport } from '../model/faults/fault.ts';
import type { JobSnapshot } from '../model/jobs/batch-jobs.ts';
import type { ForcedDetails } from '../model/jobs/forced-details.ts';
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
  put(name: string, data: ObjectData): Promise<string>;
  get(name: string): Promise<Uint8Array<ArrayBuffer>>;
  text(name: string): Promise<string>;
  list(prefix?: string): Promise<string[]>;
}

/**
 * A cloud in another process, by the names that a cloud's methods have in its own. What is plain data there is asked
 * for here: a fault's `fired` is the count when it was told, and `faults.get(id)` tells it anew.
 */
export interface CloudAdmin {
  health(): Promise<CloudHealth>;
  describe(): Promise<string>;
  reset(): Promise<void>;
  readonly clock: {
    /** Service time in milliseconds since 1970. */
    now(): Promise<number>;
    advance(ms: number): Promise<void>;
  };
  readonly jobs: {
    list(): Promise<JobSnapshot[]>;
    get(name: string): Promise<JobSnapshot | undefined>;
    force(name: string, state: JobState, details?: ForcedDetails): Promise<JobSnapshot>;
    resume(name: string): Promise<JobSnapshot>;
  };
  readonly faults: {
    add(rule: FaultRule | string): Promise<FaultReport>;
    list(): Promise<FaultReport[]>;
    get(id: number): Promise<FaultReport | undefined>;
    clear(): Promise<void>;
  };
  readonly journal: {
    requests(filter?: JournalFilter): Promise<JournalEntry[]>;
    waitFor(filter: JournalFilter, options?: JournalWaitOptions): Promise<JournalEntry>;
    clear(): Promise<void>;
  };
  bucket(name: string): RemoteBucket;
}
