import type { WarehouseJobs } from './bigquery/jobs/warehouse-jobs.ts';
import type { Warehouse } from './bigquery/warehouse.ts';
import type { BucketHandle } from './bucket-handle.ts';
import type { Claim } from './claim.ts';
import type { CloudClock } from './clock/cloud-clock.ts';
import type { ApiKeys } from './credentials/api-keys.ts';
import type { Credentials } from './credentials/credentials.ts';
import type { Faults } from './faults/faults.ts';
import type { Datasets } from './datasets/datasets.ts';
import type { GeminiFiles } from './files/gemini-files.ts';
import type { BatchJobs } from './jobs/batch-jobs.ts';
import type { GeminiBatches } from './jobs/gemini-batches.ts';
import type { Journal } from './journal/journal.ts';
import type { MockCloudSettings } from './mock-cloud-options.ts';
import type { ObjectStore } from './objects/object-store.ts';
import type { CloudSnapshots } from './state/cloud-snapshots.ts';
import type { Webhooks } from './webhooks/webhooks.ts';

/** One cloud: its buckets, its jobs, its time. Clouds share nothing. */
export interface MockCloud extends MockCloudSettings {
  /** Unique among the open clouds of the process. */
  readonly name: string;
  readonly clock: CloudClock;
  readonly objects: ObjectStore;
  /** Vertex AI's multimodal datasets, e.g. `await cloud.datasets.put('my-rows', rows)`. */
  readonly datasets: Datasets;
  /** BigQuery's datasets and tables, e.g. `await cloud.bigquery.put('my_dataset.my_table', rows)`. */
  readonly bigquery: Warehouse;
  /** BigQuery's own jobs: loads, extracts, copies, queries. */
  readonly bigqueryJobs: WarehouseJobs;
  readonly credentials: Credentials;
  /** Keys for the Gemini API: `cloud.apiKeys.issue()` makes one by which calls find this cloud. */
  readonly apiKeys: ApiKeys;
  /** The batches of the Gemini API, e.g. `cloud.batches.list()`. Looking at them here moves no clock. */
  readonly batches: GeminiBatches;
  /** The files of the Gemini API. */
  readonly files: GeminiFiles;
  /** What was told of batches that have ended: `cloud.webhooks.deliveries`. */
  readonly webhooks: Webhooks;
  /** The batch jobs on Vertex AI, e.g. `cloud.jobs.list()`. Looking at them here moves no clock. */
  readonly jobs: BatchJobs;
  /** What is to go wrong: `cloud.faults.add({ at: 'vertex.batchPredictionJobs.create', nth: 1, fault: 'reset-after' })`. */
  readonly faults: Faults;
  /** The last requests, without their credentials: `cloud.journal.requests({ operation: 'storage' })`. */
  readonly journal: Journal;
  /**
   * The global `fetch`, answered by this cloud whatever the host: for clients that take a `fetch`. Never rejects for want of a
   * network. An abort ends the call with the signal's reason, or the body of its answer; what the service had got by then it does.
   */
  readonly fetch: typeof globalThis.fetch;
  /** A bucket to put inputs into and to take outputs from. It is made by the first `put`. */
  bucket(name: string): BucketHandle;
  /** Runs `fn` so that calls made in it, through any door, are for this cloud. */
  run<T>(fn: () => T): T;
  /** Whether what a call says about itself points to this cloud. */
  owns(claim: Claim): boolean;
  /** Seed, time, faults and the last requests, in a few lines: what a failed test should print to be run again. */
  describe(): string;
  /**
   * Makes the cloud as new: no jobs, objects, faults or requests, of models those of its options alone, the clock where it
   * started, chance from the seed on. What was taken out of it before (`cloud.clock`, `cloud.jobs`, a fault) belongs to the past;
   * buckets do not.
   */
  reset(): Promise<void>;
  /** States of the cloud under names; only with a data folder. */
  readonly snapshots: CloudSnapshots;
  /** Writes down what has changed, in a cloud with a data folder; the app does it before it answers. */
  readonly flush: () => void;
  /** Resolves when calls can be answered, which a `reset` puts off; doors need not ask, the app does. @throws ServiceError when the cloud is closed */
  readonly prepare: () => Promise<void>;
  /** Stops jobs and time, and frees temporary files. */
  close(): Promise<void>;
  /** As `close`. */
  [Symbol.asyncDispose](): Promise<void>;
}
