import { each, enumOf, listOf, mapOf, message, type MessageType } from './message-type.ts';

const type = enumOf('Type', '', 'TYPE_UNSPECIFIED STRING NUMBER INTEGER BOOLEAN ARRAY OBJECT NULL');

/** A `responseSchema`, which may hold schemas. @see https://ai.google.dev/api/caching#Schema */
export const schema: MessageType = message('Schema', {
  type,
  ...each('string', 'format title description pattern'),
  nullable: 'bool',
  ...each('json', 'default example'),
  ...each(listOf('string'), 'enum propertyOrdering required'),
  ...each('int64', 'minItems maxItems minProperties maxProperties minLength maxLength'),
  ...each('float', 'minimum maximum'),
  items: () => schema,
  properties: mapOf(() => schema),
  anyOf: listOf(() => schema),
});
