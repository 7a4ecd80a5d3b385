import type { Content, Part } from '../../../content/content.ts';
import type { FunctionCall } from '../../../content/function-call.ts';
import { asIs, geminiOnly, listOf, type Message, messageOf, vertexOnly } from './message.ts';

const FUNCTION_CALL: Message<FunctionCall> = {
  args: asIs,
  id: asIs,
  name: asIs,
  partialArgs: vertexOnly,
  willContinue: vertexOnly,
};

const PART: Message<Part> = {
  mediaResolution: asIs,
  toolCall: geminiOnly,
  toolResponse: geminiOnly,
  audioTranscription: asIs,
  codeExecutionResult: asIs,
  executableCode: asIs,
  fileData: asIs,
  functionCall: messageOf(FUNCTION_CALL),
  functionResponse: asIs,
  inlineData: asIs,
  text: asIs,
  thought: asIs,
  thoughtSignature: asIs,
  videoMetadata: asIs,
  partMetadata: geminiOnly,
  mediaProcessing: asIs,
  speechMetadata: asIs,
};

export const CONTENT: Message<Content> = {
  parts: listOf(messageOf(PART)),
  role: asIs,
};
