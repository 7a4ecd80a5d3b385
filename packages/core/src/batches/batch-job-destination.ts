import type { InlinedEmbedContentResponse, InlinedResponse } from './inlined-response.ts';

/** Where the results of a job go. */
export interface BatchJobDestination {
  /** `jsonl`, `bigquery` or `vertex-dataset`. Vertex AI only. */
  format?: string;
  /** `gs://` URI of a folder; the job makes a directory of its own below. Vertex AI only. */
  gcsUri?: string;
  /** `bq://project`, `bq://project.dataset` or a table that does not exist yet. Vertex AI only. */
  bigqueryUri?: string;
  /** Vertex AI only. */
  vertexDataset?: VertexMultimodalDatasetDestination;
  /** `files/…`, set by the service. Gemini API only. */
  fileName?: string;
  /** The results themselves, set by the service. Gemini API only. */
  inlinedResponses?: InlinedResponse[];
  /** The results themselves, set by the service. Gemini API only. */
  inlinedEmbedContentResponses?: InlinedEmbedContentResponse[];
}

/** A dataset that the job makes of its results. Vertex AI only. */
export interface VertexMultimodalDatasetDestination {
  /** `bq://project.dataset.table` */
  bigqueryDestination?: string;
  displayName?: string;
}

/** A destination as a call accepts it: `gs://…`, `bq://…` or an object. */
export type BatchJobDestinationUnion = string | BatchJobDestination;
