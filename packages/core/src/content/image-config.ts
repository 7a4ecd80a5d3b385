/** What a generated image is like. */
export interface ImageConfig {
  /** E.g. `16:9`. */
  aspectRatio?: string;
  /** `1K`, `2K` or `4K`. */
  imageSize?: string;
  /** Vertex AI only. */
  personGeneration?: string;
  /** Vertex AI only. */
  outputMimeType?: string;
  /** Vertex AI only. */
  outputCompressionQuality?: number;
  /** Vertex AI only. */
  imageOutputOptions?: ImageConfigImageOutputOptions;
  /** Vertex AI only. */
  prominentPeople?: ProminentPeople;
}

/** The file of a generated image. Vertex AI only. */
export interface ImageConfigImageOutputOptions {
  compressionQuality?: number;
  mimeType?: string;
}

/** Whether known people may be shown. Vertex AI only. */
export type ProminentPeople = (typeof ProminentPeople)[keyof typeof ProminentPeople] | (string & {});
export const ProminentPeople = {
  PROMINENT_PEOPLE_UNSPECIFIED: 'PROMINENT_PEOPLE_UNSPECIFIED',
  ALLOW_PROMINENT_PEOPLE: 'ALLOW_PROMINENT_PEOPLE',
  BLOCK_PROMINENT_PEOPLE: 'BLOCK_PROMINENT_PEOPLE',
} as const;
