import { CONTENT, CONTENT_OR_PART } from '../gemini/types/content.ts';
import { taskType } from '../text-embedding/instance.ts';
import {
  type FieldType,
  flag,
  integer,
  listOf,
  messageOf,
  type MessageType,
  messageType,
  text,
  vertexOnly,
} from '../../messages/message-type.ts';

/** What a row may say of its vector. */
export const SETTINGS: Readonly<Record<string, FieldType>> = {
  taskType,
  title: text,
  outputDimensionality: integer,
  autoTruncate: vertexOnly(flag),
  mimeType: vertexOnly(text),
  documentOcr: vertexOnly(flag),
  audioTrackExtraction: vertexOnly(flag),
};

export const EMBED_CONTENT_CONFIG: MessageType = messageType('EmbedContentConfig', SETTINGS);

/** @see https://ai.google.dev/api/embeddings */
export const EMBED_CONTENT_REQUEST: MessageType = messageType('EmbedContentRequest', {
  model: text,
  content: messageOf(() => CONTENT),
  ...SETTINGS,
  embedContentConfig: vertexOnly(messageOf(() => EMBED_CONTENT_CONFIG)),
});

/** A row as a caller may give it: with the official SDK's `contents` and `config`, or with the request's own fields. */
export const GIVEN_EMBEDDING: MessageType = messageType('row', {
  model: text,
  content: messageOf(() => CONTENT_OR_PART),
  contents: listOf(messageOf(() => CONTENT_OR_PART)),
  config: messageOf(() => EMBED_CONTENT_CONFIG),
  ...SETTINGS,
  embedContentConfig: messageOf(() => EMBED_CONTENT_CONFIG),
});
