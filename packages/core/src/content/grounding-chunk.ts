/** A source that an answer rests on. */
export interface GroundingChunk {
  maps?: GroundingChunkMaps;
  image?: GroundingChunkImage;
  retrievedContext?: GroundingChunkRetrievedContext;
  web?: GroundingChunkWeb;
}

/** A page. */
export interface GroundingChunkWeb {
  domain?: string;
  title?: string;
  uri?: string;
}

/** An image. */
export interface GroundingChunkImage {
  domain?: string;
  imageUri?: string;
  sourceUri?: string;
  title?: string;
}

/** A place or route of Google Maps. */
export interface GroundingChunkMaps {
  placeAnswerSources?: GroundingChunkMapsPlaceAnswerSources;
  placeId?: string;
  text?: string;
  title?: string;
  uri?: string;
  route?: GroundingChunkMapsRoute;
}

/** See {@link GroundingChunkMaps}. */
export interface GroundingChunkMapsRoute {
  distanceMeters?: number;
  duration?: string;
  encodedPolyline?: string;
}

/** See {@link GroundingChunkMaps}. */
export interface GroundingChunkMapsPlaceAnswerSources {
  reviewSnippet?: GroundingChunkMapsPlaceAnswerSourcesReviewSnippet[];
  flagContentUri?: string;
  reviewSnippets?: GroundingChunkMapsPlaceAnswerSourcesReviewSnippet[];
}

/** A review of a place. */
export interface GroundingChunkMapsPlaceAnswerSourcesReviewSnippet {
  authorAttribution?: GroundingChunkMapsPlaceAnswerSourcesAuthorAttribution;
  flagContentUri?: string;
  googleMapsUri?: string;
  relativePublishTimeDescription?: string;
  review?: string;
  reviewId?: string;
  title?: string;
}

/** Who wrote a review. */
export interface GroundingChunkMapsPlaceAnswerSourcesAuthorAttribution {
  displayName?: string;
  photoUri?: string;
  uri?: string;
}

/** A passage from your own data. */
export interface GroundingChunkRetrievedContext {
  documentName?: string;
  ragChunk?: RagChunk;
  text?: string;
  title?: string;
  uri?: string;
  customMetadata?: GroundingChunkCustomMetadata[];
  fileSearchStore?: string;
  mediaId?: string;
  pageNumber?: number;
}

/** See {@link GroundingChunkRetrievedContext}. */
export interface GroundingChunkCustomMetadata {
  key?: string;
  numericValue?: number;
  stringListValue?: GroundingChunkStringList;
  stringValue?: string;
}

/** See {@link GroundingChunkCustomMetadata}. */
export interface GroundingChunkStringList {
  values?: string[];
}

/** A passage of a file. */
export interface RagChunk {
  chunkId?: string;
  fileId?: string;
  pageSpan?: RagChunkPageSpan;
  text?: string;
}

/** Pages, from 1. */
export interface RagChunkPageSpan {
  firstPage?: number;
  lastPage?: number;
}
