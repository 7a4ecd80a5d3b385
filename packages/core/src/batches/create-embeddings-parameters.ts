import type { EmbedContentBatch } from '../content/embed-content.ts';
import type { CallConfig } from '../http/call-config.ts';

/** What `batches.createEmbeddings` takes. */
export interface CreateEmbeddingsBatchJobParameters {
  /** Model id such as `gemini-embedding-001`. */
  model?: string | undefined;
  /** Where the contents are. */
  src: EmbeddingsBatchJobSource;
  config?: CreateEmbeddingsBatchJobConfig | undefined;
}

/** How to create a job that embeds contents. */
export interface CreateEmbeddingsBatchJobConfig extends CallConfig {
  displayName?: string | undefined;
}

/** Contents to embed. Exactly one of the places is set. */
export interface EmbeddingsBatchJobSource {
  /** `files/…`, of lines `{"key", "request": {"content", …}}`. */
  fileName?: string;
  /** The contents themselves, each of which gets an embedding. */
  inlinedRequests?: EmbedContentBatch;
}
