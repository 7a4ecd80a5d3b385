/** Bytes within the request. */
export interface Blob {
  /** Base64. */
  data?: string;
  displayName?: string;
  /** MIME type, e.g. `image/png`. */
  mimeType?: string;
}

/** A file that the service reads itself. */
export interface FileData {
  displayName?: string;
  /** URI from the Files API, or `gs://…` on Vertex AI. */
  fileUri?: string;
  /** MIME type, e.g. `image/png`. */
  mimeType?: string;
}

/** Which section of a video counts, and how densely it is looked at. */
export interface VideoMetadata {
  /** A duration such as `5.5s`. */
  endOffset?: string;
  /** Frames a second. @default 1 */
  fps?: number;
  /** A duration such as `0s`. */
  startOffset?: string;
}

/** How finely one image or video is looked at. */
export interface PartMediaResolution {
  level?: PartMediaResolutionLevel;
  numTokens?: number;
}

/** See {@link PartMediaResolution}. */
export type PartMediaResolutionLevel =
  | (typeof PartMediaResolutionLevel)[keyof typeof PartMediaResolutionLevel]
  | (string & {});
export const PartMediaResolutionLevel = {
  MEDIA_RESOLUTION_UNSPECIFIED: 'MEDIA_RESOLUTION_UNSPECIFIED',
  MEDIA_RESOLUTION_LOW: 'MEDIA_RESOLUTION_LOW',
  MEDIA_RESOLUTION_MEDIUM: 'MEDIA_RESOLUTION_MEDIUM',
  MEDIA_RESOLUTION_HIGH: 'MEDIA_RESOLUTION_HIGH',
  MEDIA_RESOLUTION_ULTRA_HIGH: 'MEDIA_RESOLUTION_ULTRA_HIGH',
} as const;

/** How media are worked on. */
export type MediaProcessing = (typeof MediaProcessing)[keyof typeof MediaProcessing] | (string & {});
export const MediaProcessing = {
  MEDIA_PROCESSING_UNSPECIFIED: 'MEDIA_PROCESSING_UNSPECIFIED',
  STATIC: 'STATIC',
  AGENTIC: 'AGENTIC',
} as const;
