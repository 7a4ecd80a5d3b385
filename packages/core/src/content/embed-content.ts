import type { HttpOptions } from '../settings/http-options.ts';
import type { ContentListUnion } from './content.ts';
import type { ModalityTokenCount } from './generate-content-response.ts';

/** Contents to embed, and how. */
export interface EmbedContentBatch {
  contents?: ContentListUnion;
  config?: EmbedContentConfig;
}

/** How contents are embedded. */
export interface EmbedContentConfig {
  /** Not sent: a content has no request of its own. */
  httpOptions?: HttpOptions;
  /** Not sent: a content has no request of its own. */
  abortSignal?: AbortSignal;
  /** What the embedding is for, e.g. `RETRIEVAL_DOCUMENT`. */
  taskType?: string;
  /** Title of a document; for `RETRIEVAL_DOCUMENT`. */
  title?: string;
  /** Numbers that an embedding is cut to. @default all */
  outputDimensionality?: number;
  /** Vertex AI only. */
  mimeType?: string;
  /** Vertex AI only. */
  autoTruncate?: boolean;
  /** Vertex AI only. */
  documentOcr?: boolean;
  /** Vertex AI only. */
  audioTrackExtraction?: boolean;
}

/** The embedding of one content. */
export interface SingleEmbedContentResponse {
  embedding?: ContentEmbedding;
  /** A 64-bit integer, hence a string. */
  tokenCount?: string;
}

/** An embedding. */
export interface ContentEmbedding {
  values?: number[];
  statistics?: ContentEmbeddingStatistics;
}

/** See {@link ContentEmbedding}. */
export interface ContentEmbeddingStatistics {
  truncated?: boolean;
  tokenCount?: number;
  tokensDetails?: ModalityTokenCount[];
}
