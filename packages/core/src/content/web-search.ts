/** The model may search the web. */
export interface GoogleSearch {
  /** Vertex AI only. */
  blockingConfidence?: PhishBlockThreshold;
  /** Vertex AI only. */
  excludeDomains?: string[];
  searchTypes?: SearchTypes;
  timeRangeFilter?: Interval;
}

/** What to search for. */
export interface SearchTypes {
  imageSearch?: ImageSearch;
  webSearch?: WebSearch;
}

/** Search for pages. */
export interface WebSearch {}

/** Search for images. */
export interface ImageSearch {}

/** A span of time, RFC 3339. */
export interface Interval {
  endTime?: string;
  startTime?: string;
}

/** The older form of {@link GoogleSearch}, for older models. */
export interface GoogleSearchRetrieval {
  dynamicRetrievalConfig?: DynamicRetrievalConfig;
}

/** When {@link GoogleSearchRetrieval} searches. */
export interface DynamicRetrievalConfig {
  dynamicThreshold?: number;
  mode?: DynamicRetrievalConfigMode;
}

/** See {@link DynamicRetrievalConfig}. */
export type DynamicRetrievalConfigMode =
  | (typeof DynamicRetrievalConfigMode)[keyof typeof DynamicRetrievalConfigMode]
  | (string & {});
export const DynamicRetrievalConfigMode = {
  MODE_UNSPECIFIED: 'MODE_UNSPECIFIED',
  MODE_DYNAMIC: 'MODE_DYNAMIC',
} as const;

/** The model may search the web under the rules for enterprises. Vertex AI only. */
export interface EnterpriseWebSearch {
  blockingConfidence?: PhishBlockThreshold;
  excludeDomains?: string[];
}

/** From where on a page counts as phishing. */
export type PhishBlockThreshold = (typeof PhishBlockThreshold)[keyof typeof PhishBlockThreshold] | (string & {});
export const PhishBlockThreshold = {
  PHISH_BLOCK_THRESHOLD_UNSPECIFIED: 'PHISH_BLOCK_THRESHOLD_UNSPECIFIED',
  BLOCK_LOW_AND_ABOVE: 'BLOCK_LOW_AND_ABOVE',
  BLOCK_MEDIUM_AND_ABOVE: 'BLOCK_MEDIUM_AND_ABOVE',
  BLOCK_HIGH_AND_ABOVE: 'BLOCK_HIGH_AND_ABOVE',
  BLOCK_HIGHER_AND_ABOVE: 'BLOCK_HIGHER_AND_ABOVE',
  BLOCK_VERY_HIGH_AND_ABOVE: 'BLOCK_VERY_HIGH_AND_ABOVE',
  BLOCK_ONLY_EXTREMELY_HIGH: 'BLOCK_ONLY_EXTREMELY_HIGH',
} as const;

/** The model may search with Exa. Vertex AI only. */
export interface ToolExaAiSearch {
  apiKey?: string;
  customConfigs?: Record<string, unknown>;
}

/** The model may search with Parallel. Vertex AI only. */
export interface ToolParallelAiSearch {
  apiKey?: string;
  customConfigs?: Record<string, unknown>;
  enableDataRetention?: boolean;
  enableZeroDataRetention?: boolean;
}
