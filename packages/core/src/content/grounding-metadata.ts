import type { GroundingChunk } from './grounding-chunk.ts';

/** What an answer rests on. */
export interface GroundingMetadata {
  groundingChunks?: GroundingChunk[];
  groundingSupports?: GroundingSupport[];
  retrievalMetadata?: RetrievalMetadata;
  searchEntryPoint?: SearchEntryPoint;
  webSearchQueries?: string[];
  googleMapsWidgetContextToken?: string;
  imageSearchQueries?: string[];
  retrievalQueries?: string[];
  sourceFlaggingUris?: GroundingMetadataSourceFlaggingUri[];
}

/** Which chunks carry which segment of an answer. */
export interface GroundingSupport {
  confidenceScores?: number[];
  groundingChunkIndices?: number[];
  segment?: Segment;
  renderedParts?: number[];
}

/** A stretch of an answer, in bytes of UTF-8. */
export interface Segment {
  startIndex?: number;
  /** Exclusive. */
  endIndex?: number;
  partIndex?: number;
  text?: string;
}

/** See {@link GroundingMetadata}. */
export interface RetrievalMetadata {
  googleSearchDynamicRetrievalScore?: number;
}

/** What has to be shown with an answer that rests on a search. */
export interface SearchEntryPoint {
  renderedContent?: string;
  sdkBlob?: string;
}

/** Where content can be reported. */
export interface GroundingMetadataSourceFlaggingUri {
  flagContentUri?: string;
  sourceId?: string;
}
