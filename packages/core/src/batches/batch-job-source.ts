import type { InlinedRequest } from './inlined-request.ts';

/** Where the rows of a job are. Exactly one of the places is set. */
export interface BatchJobSource {
  /** `jsonl`, `bigquery` or `vertex-dataset`. Vertex AI only. */
  format?: string;
  /** `gs://` URIs of JSON Lines files; wildcards are allowed. Vertex AI only. */
  gcsUri?: string[];
  /** `bq://project.dataset.table`. Vertex AI only. */
  bigqueryUri?: string;
  /** `projects/…/locations/…/datasets/…`, multimodal. Vertex AI only. */
  vertexDatasetName?: string;
  /** `files/…`. Gemini API only. */
  fileName?: string;
  /** The rows themselves. Gemini API only. */
  inlinedRequests?: InlinedRequest[];
}

/** A source as a call accepts it: `gs://…`, `bq://…`, `files/…`, a dataset's name, rows, or an object of these. */
export type BatchJobSourceUnion =
  | string
  | InlinedRequest[]
  | BatchJobSource
  | (Omit<BatchJobSource, 'gcsUri'> & { gcsUri: string | readonly string[] });
