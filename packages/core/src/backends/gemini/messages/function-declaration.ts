import { type Convert, requireObject } from './message.ts';
import { toSchema } from './schema.ts';

/** A JSON Schema that says so is sent as one; any other is brought into the service's own form. */
export const toFunctionDeclaration: Convert = (given, place, target) => {
  const declaration = { ...requireObject(given, place) };
  for (const field of ['parameters', 'response']) {
    const schema = declaration[field];
    if (!schema) continue;
    const isJsonSchema = Object.hasOwn(requireObject(schema, `${place}.${field}`), '$schema');
    if (!isJsonSchema) {
      declaration[field] = toSchema(schema, `${place}.${field}`, target);
    } else if (!declaration[`${field}JsonSchema`]) {
      declaration[`${field}JsonSchema`] = schema;
      delete declaration[field];
    }
  }
  return declaration;
};
