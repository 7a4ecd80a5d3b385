import { content } from './content.ts';
import { each, enumOf, listOf, mapOf, message, type MessageType } from './message-type.ts';
import { schema } from './schema.ts';
import { tool, toolConfig } from './tools.ts';

const harmCategory = enumOf(
  'HarmCategory',
  'HARM_CATEGORY_',
  `UNSPECIFIED DEROGATORY TOXICITY VIOLENCE SEXUAL MEDICAL DANGEROUS HARASSMENT HATE_SPEECH SEXUALLY_EXPLICIT
   DANGEROUS_CONTENT CIVIC_INTEGRITY JAILBREAK IMAGE_HATE IMAGE_DANGEROUS_CONTENT IMAGE_HARASSMENT IMAGE_SEXUALLY_EXPLICIT`,
);
const harmBlockThreshold = enumOf(
  'SafetySetting.HarmBlockThreshold',
  '',
  'HARM_BLOCK_THRESHOLD_UNSPECIFIED BLOCK_LOW_AND_ABOVE BLOCK_MEDIUM_AND_ABOVE BLOCK_ONLY_HIGH BLOCK_NONE OFF',
);
const modality = enumOf('GenerationConfig.Modality', '', 'MODALITY_UNSPECIFIED TEXT IMAGE AUDIO VIDEO');
const thinkingLevel = enumOf('ThinkingConfig.ThinkingLevel', '', 'THINKING_LEVEL_UNSPECIFIED MINIMAL LOW MEDIUM HIGH');
const mediaResolution = enumOf('GenerationConfig.MediaResolution', 'MEDIA_RESOLUTION_', 'UNSPECIFIED LOW MEDIUM HIGH');

const generationConfig = message('GenerationConfig', {
  ...each('float', 'temperature topP topK presencePenalty frequencyPenalty'),
  ...each('int32', 'candidateCount maxOutputTokens logprobs seed'),
  ...each('bool', 'responseLogprobs enableEnhancedCivicAnswers'),
  stopSequences: listOf('string'),
  responseMimeType: 'string',
  responseSchema: schema,
  responseJsonSchema: 'json',
  responseFormat: 'json',
  responseModalities: listOf(modality),
  mediaResolution,
  speechConfig: 'struct',
  thinkingConfig: message('ThinkingConfig', { includeThoughts: 'bool', thinkingBudget: 'int32', thinkingLevel }),
  imageConfig: 'struct',
  audioTranscriptionConfig: 'struct',
});

/** @see https://ai.google.dev/api/generate-content#request-body */
export const generateContentRequest: MessageType = message('GenerateContentRequest', {
  ...each('string', 'model cachedContent continuationToken serviceTier'),
  contents: listOf(content),
  systemInstruction: content,
  tools: listOf(tool),
  toolConfig,
  safetySettings: listOf(message('SafetySetting', { category: harmCategory, threshold: harmBlockThreshold })),
  generationConfig,
  labels: mapOf('string'),
  store: 'bool',
});
