import type { GenerateContentConfig } from '../../../content/generate-content-config.ts';
import type { ImageConfig } from '../../../content/image-config.ts';
import type { SafetySetting } from '../../../content/safety.ts';
import type { FunctionCallingConfig, ToolConfig } from '../../../content/tool-config.ts';
import { InvalidArgumentError } from '../../../errors/invalid-argument-error.ts';
import { toContent } from './contents.ts';
import {
  asIs,
  beside,
  type Convert,
  geminiOnly,
  listOf,
  type Message,
  messageOf,
  notSent,
  onGemini,
  onVertex,
  vertexOnly,
  type Target,
  writeMessage,
} from './message.ts';
import { CONTENT } from './part.ts';
import { toSchema } from './schema.ts';
import { toTools } from './tool.ts';

const SAFETY_SETTING: Message<SafetySetting> = {
  category: asIs,
  method: vertexOnly,
  threshold: asIs,
};

const FUNCTION_CALLING_CONFIG: Message<FunctionCallingConfig> = {
  allowedFunctionNames: asIs,
  mode: asIs,
  streamFunctionCallArguments: vertexOnly,
};

const TOOL_CONFIG: Message<ToolConfig> = {
  functionCallingConfig: messageOf(FUNCTION_CALLING_CONFIG),
  retrievalConfig: asIs,
  includeServerSideToolInvocations: geminiOnly,
};

const IMAGE_CONFIG: Message<ImageConfig> = {
  aspectRatio: asIs,
  imageSize: asIs,
  personGeneration: vertexOnly,
  outputMimeType: vertexOnly,
  outputCompressionQuality: vertexOnly,
  imageOutputOptions: vertexOnly,
  prominentPeople: vertexOnly,
};

/** A row's `generationConfig`, and the fields that go beside it. */
export const CONFIG: Message<GenerateContentConfig> = {
  httpOptions: notSent,
  abortSignal: notSent,
  automaticFunctionCalling: notSent,
  automaticContinuation: notSent,
  serviceTier: beside(asIs),
  systemInstruction: beside((value, place, target) => writeMessage(CONTENT, toContent(value, place), place, target)),
  temperature: asIs,
  topP: asIs,
  topK: asIs,
  candidateCount: asIs,
  maxOutputTokens: asIs,
  stopSequences: asIs,
  responseLogprobs: asIs,
  logprobs: asIs,
  presencePenalty: asIs,
  frequencyPenalty: asIs,
  seed: asIs,
  responseMimeType: asIs,
  responseSchema: toSchema,
  responseJsonSchema: asIs,
  routingConfig: vertexOnly,
  modelSelectionConfig: onVertex({ as: 'modelConfig' }),
  safetySettings: beside(listOf(messageOf(SAFETY_SETTING))),
  tools: beside(toTools),
  toolConfig: beside(messageOf(TOOL_CONFIG)),
  labels: beside(asIs),
  cachedContent: beside(toCachedContentName),
  responseModalities: asIs,
  mediaResolution: asIs,
  speechConfig: toSpeechConfig,
  audioTimestamp: vertexOnly,
  thinkingConfig: asIs,
  audioTranscriptionConfig: asIs,
  imageConfig: toImageConfig,
  enableEnhancedCivicAnswers: geminiOnly,
  modelArmorConfig: onVertex(beside(asIs)),
  continuationToken: beside(asIs),
  generationOutputConfig: onVertex(beside(asIs, 'outputConfig')),
  store: onGemini(beside(asIs)),
};

function toImageConfig(config: unknown, place: string, target: Target): Record<string, unknown> {
  const { outputMimeType, outputCompressionQuality, ...written } = writeMessage(IMAGE_CONFIG, config, place, target);
  const mimeType = outputMimeType === undefined ? {} : { mimeType: outputMimeType };
  const quality = outputCompressionQuality === undefined ? {} : { compressionQuality: outputCompressionQuality };
  const options = { ...mimeType, ...quality, ...(written['imageOutputOptions'] as object | undefined) };
  return Object.keys(options).length === 0 ? written : { ...written, imageOutputOptions: options };
}

function toCachedContentName(name: unknown, place: string): string {
  if (typeof name !== 'string') throw new InvalidArgumentError(`name must be a string (${place})`);
  return name.includes('/') ? name : `cachedContents/${name}`;
}

function toSpeechConfig(config: unknown, place: string): ReturnType<Convert> {
  if (typeof config === 'object') return config;
  if (typeof config === 'string') return { voiceConfig: { prebuiltVoiceConfig: { voiceName: config } } };
  throw new InvalidArgumentError(`Unsupported speechConfig type: ${typeof config} (${place})`);
}
