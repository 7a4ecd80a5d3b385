import type { Content } from './content.ts';
import type { GroundingMetadata } from './grounding-metadata.ts';
import type { SafetyRating } from './safety.ts';

/** One answer. */
export interface Candidate {
  content?: Content;
  citationMetadata?: CitationMetadata;
  /** Vertex AI only. */
  finishMessage?: string;
  tokenCount?: number;
  finishReason?: FinishReason;
  groundingMetadata?: GroundingMetadata;
  avgLogprobs?: number;
  index?: number;
  logprobsResult?: LogprobsResult;
  safetyRatings?: SafetyRating[];
  urlContextMetadata?: UrlContextMetadata;
  continuationToken?: string;
}

/** Why an answer ended. */
export type FinishReason = (typeof FinishReason)[keyof typeof FinishReason] | (string & {});
export const FinishReason = {
  FINISH_REASON_UNSPECIFIED: 'FINISH_REASON_UNSPECIFIED',
  STOP: 'STOP',
  MAX_TOKENS: 'MAX_TOKENS',
  SAFETY: 'SAFETY',
  RECITATION: 'RECITATION',
  LANGUAGE: 'LANGUAGE',
  OTHER: 'OTHER',
  BLOCKLIST: 'BLOCKLIST',
  PROHIBITED_CONTENT: 'PROHIBITED_CONTENT',
  SPII: 'SPII',
  MALFORMED_FUNCTION_CALL: 'MALFORMED_FUNCTION_CALL',
  IMAGE_SAFETY: 'IMAGE_SAFETY',
  UNEXPECTED_TOOL_CALL: 'UNEXPECTED_TOOL_CALL',
  TOO_MANY_TOOL_CALLS: 'TOO_MANY_TOOL_CALLS',
  IMAGE_PROHIBITED_CONTENT: 'IMAGE_PROHIBITED_CONTENT',
  NO_IMAGE: 'NO_IMAGE',
  IMAGE_RECITATION: 'IMAGE_RECITATION',
  IMAGE_OTHER: 'IMAGE_OTHER',
  CONTINUATION: 'CONTINUATION',
  MALFORMED_RESPONSE: 'MALFORMED_RESPONSE',
} as const;

/** Works that an answer quotes. */
export interface CitationMetadata {
  citations?: Citation[];
}

/** A work, and where in the answer it is quoted. */
export interface Citation {
  endIndex?: number;
  license?: string;
  publicationDate?: GoogleTypeDate;
  startIndex?: number;
  title?: string;
  uri?: string;
}

/** A date; a part that is 0 or missing is not known. */
export interface GoogleTypeDate {
  day?: number;
  month?: number;
  year?: number;
}

/** How likely the tokens of an answer were. */
export interface LogprobsResult {
  chosenCandidates?: LogprobsResultCandidate[];
  topCandidates?: LogprobsResultTopCandidates[];
  logProbabilitySum?: number;
}

/** See {@link LogprobsResult}. */
export interface LogprobsResultTopCandidates {
  candidates?: LogprobsResultCandidate[];
}

/** See {@link LogprobsResult}. */
export interface LogprobsResultCandidate {
  logProbability?: number;
  token?: string;
  tokenId?: number;
}

/** What became of addresses in the prompt. */
export interface UrlContextMetadata {
  urlMetadata?: UrlMetadata[];
}

/** See {@link UrlContextMetadata}. */
export interface UrlMetadata {
  retrievedUrl?: string;
  urlRetrievalStatus?: UrlRetrievalStatus;
}

/** See {@link UrlContextMetadata}. */
export type UrlRetrievalStatus = (typeof UrlRetrievalStatus)[keyof typeof UrlRetrievalStatus] | (string & {});
export const UrlRetrievalStatus = {
  URL_RETRIEVAL_STATUS_UNSPECIFIED: 'URL_RETRIEVAL_STATUS_UNSPECIFIED',
  URL_RETRIEVAL_STATUS_SUCCESS: 'URL_RETRIEVAL_STATUS_SUCCESS',
  URL_RETRIEVAL_STATUS_ERROR: 'URL_RETRIEVAL_STATUS_ERROR',
  URL_RETRIEVAL_STATUS_PAYWALL: 'URL_RETRIEVAL_STATUS_PAYWALL',
  URL_RETRIEVAL_STATUS_UNSAFE: 'URL_RETRIEVAL_STATUS_UNSAFE',
} as const;
