import type { Candidate } from './candidate.ts';
import type { Content } from './content.ts';
import type { SafetyRating } from './safety.ts';

/**
 * What the model answered to one row.
 *
 * @see https://ai.google.dev/api/generate-content#generatecontentresponse
 */
export interface GenerateContentResponse {
  candidates?: Candidate[];
  /** Vertex AI only. */
  createTime?: string;
  /** Never set: a batch job calls nothing on this machine. */
  automaticFunctionCallingHistory?: Content[];
  modelVersion?: string;
  promptFeedback?: GenerateContentResponsePromptFeedback;
  responseId?: string;
  usageMetadata?: GenerateContentResponseUsageMetadata;
  modelStatus?: ModelStatus;
}

/** Why a prompt was not answered. */
export interface GenerateContentResponsePromptFeedback {
  blockReason?: BlockedReason;
  blockReasonMessage?: string;
  safetyRatings?: SafetyRating[];
}

/** See {@link GenerateContentResponsePromptFeedback}. */
export type BlockedReason = (typeof BlockedReason)[keyof typeof BlockedReason] | (string & {});
export const BlockedReason = {
  BLOCKED_REASON_UNSPECIFIED: 'BLOCKED_REASON_UNSPECIFIED',
  SAFETY: 'SAFETY',
  OTHER: 'OTHER',
  BLOCKLIST: 'BLOCKLIST',
  PROHIBITED_CONTENT: 'PROHIBITED_CONTENT',
  IMAGE_SAFETY: 'IMAGE_SAFETY',
  MODEL_ARMOR: 'MODEL_ARMOR',
  JAILBREAK: 'JAILBREAK',
} as const;

/** What an answer cost, in tokens. */
export interface GenerateContentResponseUsageMetadata {
  cacheTokensDetails?: ModalityTokenCount[];
  cachedContentTokenCount?: number;
  candidatesTokenCount?: number;
  candidatesTokensDetails?: ModalityTokenCount[];
  promptTokenCount?: number;
  promptTokensDetails?: ModalityTokenCount[];
  thoughtsTokenCount?: number;
  toolUsePromptTokenCount?: number;
  toolUsePromptTokensDetails?: ModalityTokenCount[];
  totalTokenCount?: number;
  /** Vertex AI only. */
  trafficType?: TrafficType;
  initialPromptTokenCount?: number;
}

/** Tokens of one kind of content. */
export interface ModalityTokenCount {
  modality?: MediaModality;
  tokenCount?: number;
}

/** A kind of content. */
export type MediaModality = (typeof MediaModality)[keyof typeof MediaModality] | (string & {});
export const MediaModality = {
  MODALITY_UNSPECIFIED: 'MODALITY_UNSPECIFIED',
  TEXT: 'TEXT',
  IMAGE: 'IMAGE',
  VIDEO: 'VIDEO',
  AUDIO: 'AUDIO',
  DOCUMENT: 'DOCUMENT',
} as const;

/** How tokens were paid for. Vertex AI only. */
export type TrafficType = (typeof TrafficType)[keyof typeof TrafficType] | (string & {});
export const TrafficType = {
  TRAFFIC_TYPE_UNSPECIFIED: 'TRAFFIC_TYPE_UNSPECIFIED',
  ON_DEMAND: 'ON_DEMAND',
  ON_DEMAND_PRIORITY: 'ON_DEMAND_PRIORITY',
  ON_DEMAND_FLEX: 'ON_DEMAND_FLEX',
  ON_DEMAND_OFFPEAK: 'ON_DEMAND_OFFPEAK',
  PROVISIONED_THROUGHPUT: 'PROVISIONED_THROUGHPUT',
} as const;

/** How long a model will be there. */
export interface ModelStatus {
  message?: string;
  modelStage?: ModelStage;
  retirementTime?: string;
}

/** See {@link ModelStatus}. */
export type ModelStage = (typeof ModelStage)[keyof typeof ModelStage] | (string & {});
export const ModelStage = {
  MODEL_STAGE_UNSPECIFIED: 'MODEL_STAGE_UNSPECIFIED',
  UNSTABLE_EXPERIMENTAL: 'UNSTABLE_EXPERIMENTAL',
  EXPERIMENTAL: 'EXPERIMENTAL',
  PREVIEW: 'PREVIEW',
  STABLE: 'STABLE',
  LEGACY: 'LEGACY',
  DEPRECATED: 'DEPRECATED',
  RETIRED: 'RETIRED',
} as const;
