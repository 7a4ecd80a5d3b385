/** What reading results needs to know of a job; this package's jobs fit, and the official SDK's. */
export interface ResultsJob {
  /** Resource name, e.g. `projects/123/locations/us-central1/batchPredictionJobs/456`. */
  readonly name?: string | undefined;
  /** Tells how to read the answers, e.g. `publishers/anthropic/models/claude-3-5-haiku`. */
  readonly model?: string | undefined;
  readonly state?: string | undefined;
  /** RFC 3339. */
  readonly createTime?: string | undefined;
  /** RFC 3339. */
  readonly endTime?: string | undefined;
  readonly error?: { readonly code?: number; readonly message?: string } | undefined;
  readonly outputInfo?:
    | {
        /** E.g. `gs://bucket/out/prediction-model-2025-09-19T21:26:51.569037Z`. */
        readonly gcsOutputDirectory?: string | undefined;
        /** `bq://project.dataset` */
        readonly bigqueryOutputDataset?: string | undefined;
        /** Its name, e.g. `predictions_1758317211`, or the whole address. */
        readonly bigqueryOutputTable?: string | undefined;
      }
    | undefined;
  /** Where the job read its rows; Vertex AI alone tells. */
  readonly src?:
    | {
        readonly gcsUri?: string | readonly string[] | undefined;
        readonly bigqueryUri?: string | undefined;
        readonly vertexDatasetName?: string | undefined;
      }
    | undefined;
  /** The service's answer, as this package's jobs have it: tells the field that keys are in, `instanceConfig.keyField`. */
  readonly raw?: unknown;
  readonly dest?:
    | {
        /** Where the job was told to write, e.g. `gs://bucket/out`. */
        readonly gcsUri?: string | undefined;
        readonly bigqueryUri?: string | undefined;
        /** `files/…`, the output on the Gemini API. */
        readonly fileName?: string | undefined;
        /** The output itself, on the Gemini API. */
        readonly inlinedResponses?: readonly unknown[] | undefined;
        readonly inlinedEmbedContentResponses?: readonly unknown[] | undefined;
      }
    | undefined;
}

/** How to call the job in an error. */
export function nameOf(job: ResultsJob): string {
  return job.name ?? 'The job';
}
