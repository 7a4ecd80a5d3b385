import { MediaResolution } from '../../../../content/generate-content-config.ts';
import { FeatureSelectionPreference } from '../../../../content/model-selection.ts';
import { ThinkingLevel } from '../../../../content/thinking-config.ts';
import {
  any,
  bytes,
  enumOf,
  type FieldType,
  flag,
  geminiOnly,
  integer,
  listOf,
  messageOf,
  type MessageType,
  messageType,
  number,
  object,
  text,
  vertexOnly,
} from '../../../messages/message-type.ts';
import { SCHEMA } from './schema.ts';

const THINKING_CONFIG: MessageType = messageType('ThinkingConfig', {
  includeThoughts: flag,
  thinkingBudget: integer,
  thinkingLevel: enumOf(Object.values(ThinkingLevel), { anyCase: true }),
});

const PREBUILT_VOICE_CONFIG: MessageType = messageType('PrebuiltVoiceConfig', { voiceName: text });

const REPLICATED_VOICE_CONFIG: MessageType = messageType('ReplicatedVoiceConfig', {
  mimeType: text,
  voiceSampleAudio: bytes,
  consentAudio: geminiOnly(bytes),
  voiceConsentSignature: geminiOnly(object),
});

const VOICE_CONFIG: MessageType = messageType('VoiceConfig', {
  replicatedVoiceConfig: messageOf(() => REPLICATED_VOICE_CONFIG),
  prebuiltVoiceConfig: messageOf(() => PREBUILT_VOICE_CONFIG),
  voice: text,
});

const SPEAKER_VOICE_CONFIG: MessageType = messageType('SpeakerVoiceConfig', {
  speaker: text,
  voiceConfig: messageOf(() => VOICE_CONFIG),
});

const MULTI_SPEAKER_VOICE_CONFIG: MessageType = messageType('MultiSpeakerVoiceConfig', {
  speakerVoiceConfigs: listOf(messageOf(() => SPEAKER_VOICE_CONFIG)),
});

const SPEECH_CONFIG: MessageType = messageType('SpeechConfig', {
  voiceConfig: messageOf(() => VOICE_CONFIG),
  languageCode: text,
  multiSpeakerVoiceConfig: messageOf(() => MULTI_SPEAKER_VOICE_CONFIG),
});

const IMAGE_CONFIG: MessageType = messageType('ImageConfig', {
  aspectRatio: text,
  imageSize: text,
  personGeneration: vertexOnly(text),
  imageOutputOptions: vertexOnly(object),
  prominentPeople: vertexOnly(text),
});

export const MODEL_CONFIG: MessageType = messageType('ModelConfig', {
  featureSelectionPreference: enumOf(Object.values(FeatureSelectionPreference)),
});

export const GENERATION_CONFIG_FIELDS: Readonly<Record<string, FieldType>> = {
  temperature: number,
  topP: number,
  topK: number,
  candidateCount: integer,
  maxOutputTokens: integer,
  stopSequences: listOf(text),
  responseLogprobs: flag,
  logprobs: integer,
  presencePenalty: number,
  frequencyPenalty: number,
  seed: integer,
  responseMimeType: text,
  responseSchema: messageOf(() => SCHEMA),
  responseJsonSchema: any,
  routingConfig: vertexOnly(object),
  modelConfig: vertexOnly(messageOf(() => MODEL_CONFIG)),
  responseModalities: listOf(enumOf(['MODALITY_UNSPECIFIED', 'TEXT', 'IMAGE', 'AUDIO', 'VIDEO'], { anyCase: true })),
  mediaResolution: enumOf(Object.values(MediaResolution)),
  speechConfig: messageOf(() => SPEECH_CONFIG),
  audioTimestamp: vertexOnly(flag),
  thinkingConfig: messageOf(() => THINKING_CONFIG),
  audioTranscriptionConfig: object,
  imageConfig: messageOf(() => IMAGE_CONFIG),
  enableEnhancedCivicAnswers: geminiOnly(flag),
};

/** @see https://ai.google.dev/api/generate-content#v1beta.GenerationConfig */
export const GENERATION_CONFIG: MessageType = messageType('GenerationConfig', GENERATION_CONFIG_FIELDS);
