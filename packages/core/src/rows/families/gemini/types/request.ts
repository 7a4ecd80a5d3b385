import { ServiceTier } from '../../../../content/generate-content-config.ts';
import { HarmBlockMethod, HarmBlockThreshold, HarmCategory } from '../../../../content/safety.ts';
import {
  any,
  enumOf,
  flag,
  geminiOnly,
  listOf,
  mapOf,
  messageOf,
  type MessageType,
  messageType,
  object,
  text,
  vertexOnly,
} from '../../../messages/message-type.ts';
import { CONTENT, CONTENT_OR_PART } from './content.ts';
import { GENERATION_CONFIG, GENERATION_CONFIG_FIELDS, MODEL_CONFIG } from './generation-config.ts';
import { TOOL, TOOL_CONFIG } from './tool.ts';

const SAFETY_SETTING: MessageType = messageType('SafetySetting', {
  category: enumOf(Object.values(HarmCategory)),
  method: vertexOnly(enumOf(Object.values(HarmBlockMethod))),
  threshold: enumOf(Object.values(HarmBlockThreshold)),
});

/** What goes beside the contents, on the wire as in the official SDK's config. */
const SETTINGS_FIELDS = {
  serviceTier: enumOf(Object.values(ServiceTier), { anyCase: true }),
  safetySettings: listOf(messageOf(() => SAFETY_SETTING)),
  tools: listOf(messageOf(() => TOOL)),
  toolConfig: messageOf(() => TOOL_CONFIG),
  labels: mapOf(text),
  cachedContent: text,
  modelArmorConfig: vertexOnly(object),
  continuationToken: text,
  store: geminiOnly(flag),
} as const;

const REQUEST_FIELDS = {
  model: text,
  ...SETTINGS_FIELDS,
  outputConfig: vertexOnly(object),
  generationConfig: messageOf(() => GENERATION_CONFIG),
} as const;

/** @see https://ai.google.dev/api/generate-content */
export const GENERATE_CONTENT_REQUEST: MessageType = messageType('GenerateContentRequest', {
  ...REQUEST_FIELDS,
  contents: listOf(messageOf(() => CONTENT)),
  systemInstruction: messageOf(() => CONTENT),
});

const LIVE_CONFIG: MessageType = messageType('config', {
  ...GENERATION_CONFIG_FIELDS,
  ...SETTINGS_FIELDS,
  systemInstruction: messageOf(() => CONTENT_OR_PART),
  // The names by which the official SDK has them.
  modelSelectionConfig: vertexOnly(messageOf(() => MODEL_CONFIG)),
  generationOutputConfig: object,
  httpOptions: any,
  abortSignal: any,
  automaticFunctionCalling: any,
  automaticContinuation: any,
});

/** A row as a caller may give it: with the official SDK's config, or with the request's own fields. */
export const GIVEN_REQUEST: MessageType = messageType('row', {
  ...REQUEST_FIELDS,
  contents: listOf(messageOf(() => CONTENT_OR_PART)),
  systemInstruction: messageOf(() => CONTENT_OR_PART),
  config: messageOf(() => LIVE_CONFIG),
});
