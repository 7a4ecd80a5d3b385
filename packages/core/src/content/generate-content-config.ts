import type { HttpOptions } from '../settings/http-options.ts';
import type { AudioTranscriptionConfig } from './audio-transcription-config.ts';
import type { ContentUnion } from './content.ts';
import type { ImageConfig } from './image-config.ts';
import type { GenerationConfigRoutingConfig, ModelSelectionConfig } from './model-selection.ts';
import type { SafetySetting } from './safety.ts';
import type { SchemaUnion } from './schema.ts';
import type { SpeechConfigUnion } from './speech-config.ts';
import type { ThinkingConfig } from './thinking-config.ts';
import type { ToolConfig } from './tool-config.ts';
import type { ToolListUnion } from './tool.ts';

/**
 * How one row is answered.
 *
 * @see https://ai.google.dev/api/generate-content#v1beta.GenerationConfig
 */
export interface GenerateContentConfig {
  /** Not sent: a row has no request of its own. */
  httpOptions?: HttpOptions;
  /** Not sent: a row has no request of its own. */
  abortSignal?: AbortSignal;
  serviceTier?: ServiceTier;
  systemInstruction?: ContentUnion;
  temperature?: number;
  topP?: number;
  topK?: number;
  candidateCount?: number;
  maxOutputTokens?: number;
  stopSequences?: string[];
  responseLogprobs?: boolean;
  logprobs?: number;
  presencePenalty?: number;
  frequencyPenalty?: number;
  seed?: number;
  responseMimeType?: string;
  responseSchema?: SchemaUnion;
  /** JSON Schema, sent as it is; in place of `responseSchema`. */
  responseJsonSchema?: unknown;
  /** Vertex AI only. */
  routingConfig?: GenerationConfigRoutingConfig;
  /** Vertex AI only. */
  modelSelectionConfig?: ModelSelectionConfig;
  safetySettings?: SafetySetting[];
  tools?: ToolListUnion;
  toolConfig?: ToolConfig;
  labels?: Record<string, string>;
  /** `cachedContents/…`, or its last part. */
  cachedContent?: string;
  /** `TEXT`, `IMAGE`, `AUDIO`. */
  responseModalities?: string[];
  mediaResolution?: MediaResolution;
  speechConfig?: SpeechConfigUnion;
  /** Vertex AI only. */
  audioTimestamp?: boolean;
  /** Not sent. */
  automaticFunctionCalling?: AutomaticFunctionCallingConfig;
  thinkingConfig?: ThinkingConfig;
  audioTranscriptionConfig?: AudioTranscriptionConfig;
  imageConfig?: ImageConfig;
  /** Gemini API only. */
  enableEnhancedCivicAnswers?: boolean;
  /** Vertex AI only. */
  modelArmorConfig?: ModelArmorConfig;
  continuationToken?: string;
  /** Not sent. */
  automaticContinuation?: boolean;
  /** Vertex AI only. */
  generationOutputConfig?: GenerationOutputConfig;
  store?: boolean;
}

/** How fast, and at which price. */
export type ServiceTier = (typeof ServiceTier)[keyof typeof ServiceTier] | (string & {});
export const ServiceTier = {
  UNSPECIFIED: 'unspecified',
  FLEX: 'flex',
  STANDARD: 'standard',
  PRIORITY: 'priority',
} as const;

/** How finely images and videos are looked at. */
export type MediaResolution = (typeof MediaResolution)[keyof typeof MediaResolution] | (string & {});
export const MediaResolution = {
  MEDIA_RESOLUTION_UNSPECIFIED: 'MEDIA_RESOLUTION_UNSPECIFIED',
  MEDIA_RESOLUTION_LOW: 'MEDIA_RESOLUTION_LOW',
  MEDIA_RESOLUTION_MEDIUM: 'MEDIA_RESOLUTION_MEDIUM',
  MEDIA_RESOLUTION_HIGH: 'MEDIA_RESOLUTION_HIGH',
} as const;

/** Templates of Model Armor. Vertex AI only. */
export interface ModelArmorConfig {
  promptTemplateName?: string;
  responseTemplateName?: string;
}

/** Where generated media go. Vertex AI only. */
export interface GenerationOutputConfig {
  outputUriPrefix?: string;
}

/** For calls on this machine, which a batch job cannot make: not sent. */
export interface AutomaticFunctionCallingConfig {
  disable?: boolean;
  maximumRemoteCalls?: number;
  ignoreCallHistory?: boolean;
}
