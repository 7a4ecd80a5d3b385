import { Type } from '../../../../content/schema.ts';
import {
  any,
  enumOf,
  flag,
  integer,
  listOf,
  mapOf,
  messageOf,
  type MessageType,
  messageType,
  number,
  text,
} from '../../../messages/message-type.ts';

/** @see https://ai.google.dev/api/caching#Schema */
export const SCHEMA: MessageType = messageType('Schema', {
  anyOf: listOf(messageOf(() => SCHEMA)),
  default: any,
  description: text,
  enum: listOf(text),
  example: any,
  format: text,
  items: messageOf(() => SCHEMA),
  maxItems: integer,
  maxLength: integer,
  maxProperties: integer,
  maximum: number,
  minItems: integer,
  minLength: integer,
  minProperties: integer,
  minimum: number,
  nullable: flag,
  pattern: text,
  properties: mapOf(messageOf(() => SCHEMA)),
  propertyOrdering: listOf(text),
  required: listOf(text),
  title: text,
  // Google's own samples write `string` as well as `STRING`.
  type: enumOf(Object.values(Type), { anyCase: true }),
});
