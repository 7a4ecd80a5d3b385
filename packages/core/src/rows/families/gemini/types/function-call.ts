import { FunctionResponseScheduling } from '../../../../content/function-call.ts';
import { ToolType } from '../../../../content/tool-call.ts';
import {
  any,
  enumOf,
  flag,
  geminiOnly,
  listOf,
  messageOf,
  type MessageType,
  messageType,
  object,
  text,
  vertexOnly,
} from '../../../messages/message-type.ts';
import { BLOB, FILE_DATA, mediaProcessing } from './media.ts';

export const FUNCTION_CALL: MessageType = messageType('FunctionCall', {
  args: object,
  id: text,
  name: text,
  partialArgs: vertexOnly(listOf(any)),
  willContinue: vertexOnly(flag),
});

const FUNCTION_RESPONSE_PART: MessageType = messageType('FunctionResponsePart', {
  fileData: messageOf(() => FILE_DATA),
  inlineData: messageOf(() => BLOB),
  mediaProcessing,
});

export const FUNCTION_RESPONSE: MessageType = messageType('FunctionResponse', {
  id: text,
  name: text,
  parts: listOf(messageOf(() => FUNCTION_RESPONSE_PART)),
  response: object,
  scheduling: enumOf(Object.values(FunctionResponseScheduling)),
  willContinue: geminiOnly(flag),
});

const toolType = enumOf(Object.values(ToolType));

export const TOOL_CALL: MessageType = messageType('ToolCall', { id: text, toolType, args: object });
export const TOOL_RESPONSE: MessageType = messageType('ToolResponse', { id: text, toolType, response: object });
