import { Language, Outcome } from '../../../../content/code-execution.ts';
import {
  bytes,
  enumOf,
  type FieldType,
  flag,
  geminiOnly,
  listOf,
  messageOf,
  type MessageType,
  messageType,
  object,
  text,
} from '../../../messages/message-type.ts';
import { snakeCase } from '../../../spelling.ts';
import { FUNCTION_CALL, FUNCTION_RESPONSE, TOOL_CALL, TOOL_RESPONSE } from './function-call.ts';
import { BLOB, FILE_DATA, mediaProcessing, PART_MEDIA_RESOLUTION, VIDEO_METADATA } from './media.ts';

const EXECUTABLE_CODE: MessageType = messageType('ExecutableCode', {
  code: text,
  language: enumOf(Object.values(Language)),
  id: text,
});

const CODE_EXECUTION_RESULT: MessageType = messageType('CodeExecutionResult', {
  outcome: enumOf(Object.values(Outcome)),
  output: text,
  id: text,
});

/** The fields of a part that are its data: one of them is set. https://ai.google.dev/api/caching#Part */
export const DATA_FIELDS: Readonly<Record<string, FieldType>> = {
  text,
  inlineData: messageOf(() => BLOB),
  fileData: messageOf(() => FILE_DATA),
  functionCall: messageOf(() => FUNCTION_CALL),
  functionResponse: messageOf(() => FUNCTION_RESPONSE),
  executableCode: messageOf(() => EXECUTABLE_CODE),
  codeExecutionResult: messageOf(() => CODE_EXECUTION_RESULT),
  toolCall: geminiOnly(messageOf(() => TOOL_CALL)),
  toolResponse: geminiOnly(messageOf(() => TOOL_RESPONSE)),
  audioTranscription: object,
};

/** Both spellings of each. */
export const DATA_FIELD_NAMES: readonly (readonly [camel: string, snake: string])[] = Object.keys(DATA_FIELDS).map(
  (name) => [name, snakeCase(name)],
);

const PART_FIELDS = {
  ...DATA_FIELDS,
  thought: flag,
  thoughtSignature: bytes,
  videoMetadata: messageOf(() => VIDEO_METADATA),
  mediaResolution: messageOf(() => PART_MEDIA_RESOLUTION),
  partMetadata: geminiOnly(object),
  mediaProcessing,
  speechMetadata: object,
} as const;

const PART: MessageType = messageType('Part', PART_FIELDS);

const CONTENT_FIELDS = {
  parts: listOf(
    messageOf(() => PART),
    { mayBeSingle: true },
  ),
  role: text,
} as const;

/** @see https://ai.google.dev/api/caching#Content */
export const CONTENT: MessageType = messageType('Content', CONTENT_FIELDS);

/** Where the official SDK takes a content, or a part in its place. */
export const CONTENT_OR_PART: MessageType = messageType('Content', { ...PART_FIELDS, ...CONTENT_FIELDS });
