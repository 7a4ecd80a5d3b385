import type { InstanceConfig } from '../families/instance-config.ts';
import type { JobState } from './job-state.ts';

/** Where a job's rows come from. */
export type JobSource =
  | {
      readonly kind: 'gcs';
      /** `gs://bucket/name`, each perhaps with `*`. */
      readonly uris: readonly string[];
    }
  | {
      readonly kind: 'dataset';
      /** `projects/P/locations/L/datasets/ID`, as given. */
      readonly name: string;
    }
  | {
      readonly kind: 'bigquery';
      /** `bq://project.dataset.table`, as given. */
      readonly uri: string;
    };

/** Where they go. */
export type JobDestination =
  | {
      readonly kind: 'gcs';
      /** `gs://bucket/prefix`, as given. */
      readonly uriPrefix: string;
    }
  | {
      /** A new multimodal dataset. */
      readonly kind: 'dataset';
      readonly displayName?: string;
      /** `bq://project.dataset.table`, as given: the mock keeps the rows itself. */
      readonly bigqueryUri?: string;
    }
  | {
      readonly kind: 'bigquery';
      /** `bq://project`, `bq://project.dataset` or `bq://project.dataset.table`, as given. */
      readonly uri: string;
    };

/** Why a whole job ended badly. `code` is gRPC's number. */
export interface JobError {
  readonly code: number;
  readonly message: string;
}

/** Counts of rows. */
export interface CompletionStats {
  readonly successful: number;
  readonly failed: number;
  /** Rows that were never predicted. */
  readonly incomplete: number;
}

/** What a caller asks for. */
export interface JobOrder {
  readonly project: string;
  readonly location: string;
  readonly displayName: string;
  /** `publishers/google/models/gemini-2.5-flash` */
  readonly model: string;
  readonly source: JobSource;
  readonly destination: JobDestination;
  readonly labels?: Readonly<Record<string, string>>;
  /** How rows become instances, for a model of one's own; others go without. @default each line of JSON is one as it is */
  readonly instances?: InstanceConfig;
  /** Fields that change nothing here, but come back with the job. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** How far a job has come, whatever service shows it. Times are RFC 3339. */
export interface JobProgress {
  readonly id: string;
  readonly createTime: string;
  updateTime: string;
  state: JobState;
  /** Every state it has been in, in order; the last one is `state`. */
  readonly states: JobState[];
  /** When it first ran. */
  startTime?: string;
  endTime?: string;
  error?: JobError;
  completionStats?: CompletionStats;
}

/** A batch job on Vertex AI: plain data. Its id has 18 or 19 digits, its times microseconds. */
export interface BatchJob extends JobOrder, JobProgress {
  /** `gs://bucket/prefix/prediction-model-…Z`, without a slash at the end. */
  outputDirectory?: string;
  /** `projects/P/locations/L/datasets/ID`, once there is one. */
  outputDataset?: string;
  /** The table that is written: `bq://project.dataset`, and its id. */
  outputTable?: { readonly datasetUri: string; readonly tableId: string };
  /** Single files that could not be read, twenty at the most. */
  partialFailures?: readonly JobError[];
}
