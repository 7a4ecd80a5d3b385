import { createGeminiParts, type GeminiParts } from './gemini-parts.ts';
import { TableRows } from './model/bigquery/rows/table-rows.ts';
import { queryRunner } from './model/bigquery/sql/query-runner.ts';
import { installedDuckDB } from './model/bigquery/sql/duckdb.ts';
import { Warehouse } from './model/bigquery/warehouse.ts';
import { readJobOrder } from './model/bigquery/jobs/job-order.ts';
import { WarehouseJobs } from './model/bigquery/jobs/warehouse-jobs.ts';
import { createClock } from './model/clock/create-clock.ts';
import type { ClockMark, CloudClock } from './model/clock/cloud-clock.ts';
import type { Credentials } from './model/credentials/credentials.ts';
import { Datasets } from './model/datasets/datasets.ts';
import { beginJob } from './model/execution/begin-job.ts';
import { Faults } from './model/faults/faults.ts';
import { JobFaults } from './model/faults/job-faults.ts';
import { BatchJobs } from './model/jobs/batch-jobs.ts';
import { Journal } from './model/journal/journal.ts';
import { refuseOtherRegions } from './model/limits/bucket-locations.ts';
import { refuseTooMany } from './model/limits/concurrent-jobs.ts';
import { modelKind } from './model/limits/job-limits.ts';
import { refuseUnfit } from './model/limits/refuse-unfit.ts';
import type { MockCloudOptions, MockCloudSettings } from './model/mock-cloud-options.ts';
import { ObjectStore } from './model/objects/object-store.ts';
import type { SeededRandom } from './model/seeded-random.ts';
import { keptCredentials } from './model/state/kept-credentials.ts';
import { keepingObjects, restoreObjects } from './model/state/kept-objects.ts';
import { keptRandom } from './model/state/kept-random.ts';
import { keepingWarehouse, keepWarehouse } from './model/state/kept-warehouse.ts';
import { keepingJobs, restoreJobs } from './model/state/kept-warehouse-jobs.ts';
import { watchValue, type StateKeeper } from './model/state/state-keeper.ts';
import { Timestamps } from './model/timestamps.ts';
import { putSamples } from './samples/put-samples.ts';
import { sampleTables } from './samples/sample-tables.ts';

/** Everything in a cloud that changes; a reset puts new ones in their place. */
export interface CloudParts {
  readonly clock: CloudClock;
  readonly objects: ObjectStore;
  readonly datasets: Datasets;
  readonly bigquery: Warehouse;
  readonly bigqueryJobs: WarehouseJobs;
  readonly credentials: Credentials;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly jobs: BatchJobs;
  readonly gemini: GeminiParts;
  /** Stops jobs and time, and frees temporary files. */
  readonly stop: () => Promise<void>;
}

interface PartsOptions {
  readonly name: string;
  readonly settings: MockCloudSettings;
  readonly options: MockCloudOptions;
  /** Keeps what is in the cloud beyond the process. */
  readonly keeper: StateKeeper;
  /** The names of all operations. */
  readonly operations: () => readonly string[];
}

export function createParts({ name, settings, options, keeper, operations }: PartsOptions): CloudParts {
  const { seed, project, location, limits, timingOf, vertex } = settings;
  const random = (purpose: string): SeededRandom => keptRandom(keeper, seed, purpose);
  const clock = createClock(options.clock ?? 'auto', options.speed ?? 1, keeper.record<ClockMark>('clock', 'mark'));
  watchValue(keeper, 'clock', 'mark', () => clock.mark);
  const now = (): number => clock.now();
  const timestamps = new Timestamps(random('timestamps'), keeper.record<number>('counter', 'timestamp'));
  watchValue(keeper, 'counter', 'timestamp', () => timestamps.last);
  const objects = new ObjectStore({
    now: () => new Date(now()),
    // What is kept is never in memory alone.
    ...(keeper.openFile && {
      openFile: keeper.openFile,
      contentOf: (bytes) => keeper.contentOf(bytes),
      memoryLimitBytes: 0,
      keeper: keepingObjects(keeper),
    }),
  });
  restoreObjects(objects, keeper);
  putSamples(objects);
  const datasets = new Datasets({
    keeper,
    random: random('dataset-ids'),
    project,
    location,
    newContent: () => objects.newContent(),
  });
  const bigquery = new Warehouse({
    now,
    project,
    location,
    newContent: () => objects.newContent(),
    samples: sampleTables,
    ...keepingWarehouse(keeper),
  });
  keepWarehouse(bigquery, keeper);
  const runQuery = queryRunner({
    duckdb: options.duckdb ?? installedDuckDB,
    newRows: () => new TableRows(() => objects.newContent()),
  });
  const { missingBuckets } = settings;
  const bigqueryJobs = new WarehouseJobs({
    random: random('bigquery-job-ids'),
    now,
    read: (order) => readJobOrder(order, { warehouse: bigquery, objects, missingBuckets, runQuery }),
    ...keepingJobs(keeper),
  });
  restoreJobs(bigqueryJobs, keeper);
  const credentials = keptCredentials(keeper, { project, behavior: settings.credentialBehavior });
  const faults = new Faults({ seed, now, operations });
  const jobFaults = new JobFaults(faults);
  const journal = new Journal({ cloud: name, now, limit: settings.journalLimit, operations });
  const execution = {
    ...settings,
    objects,
    datasets,
    bigquery,
    timestamps,
    rowFaults: faults.ofRowsOf.bind(faults),
    losesShard: jobFaults.losesNextShard.bind(jobFaults),
  };
  const jobs = new BatchJobs(random('job-ids'), random('operation-ids'), {
    keeper,
    clock,
    timestamps,
    timingOf,
    deadlinesOf: ({ model }) => ({
      ...limits[modelKind(model, settings.models)],
      overrunState: vertex.overrunState,
      keepsRows: true,
    }),
    admit: (order, all) => {
      refuseUnfit(order, settings.models);
      refuseTooMany(order, all, settings);
      if (vertex.bucketLocations === 'check') refuseOtherRegions(order, objects);
    },
    onCreate: (job) => jobFaults.created(job, (state) => jobs.force(job.id, state)),
    begin: (job, startMs, timing) => {
      jobFaults.beginning(job);
      return beginJob(job, startMs, { ...execution, timing });
    },
  });
  const gemini = createGeminiParts({
    ...execution,
    random,
    keeper,
    name,
    settings,
    apiKeys: options.apiKeys,
    clock,
    jobFaults,
  });
  async function stop(): Promise<void> {
    clock.stop();
    journal.close();
    await jobs.close();
    await gemini.stop();
    await bigqueryJobs.close();
    await objects.close();
  }
  return {
    clock,
    objects,
    datasets,
    bigquery,
    bigqueryJobs,
    credentials,
    faults,
    journal,
    jobs,
    gemini,
    stop,
  };
}
