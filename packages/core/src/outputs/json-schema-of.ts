import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import { isJsonObject, type JsonObject } from '../rows/json-object.ts';
import type { StandardJsonSchema, StandardSchema } from './standard-schema.ts';

/** A schema to answer by: a Standard Schema, or JSON Schema as it is. */
export type OutputSchema = StandardSchema | JsonObject;

/**
 * The JSON Schema (draft 2020-12) of a schema: its own, where its library writes one; of Zod, what `z.toJSONSchema` writes;
 * and JSON Schema as it is. It describes what the model should write, i.e. a schema's input.
 *
 * @throws InvalidArgumentError for a schema that cannot be written as JSON Schema.
 */
export async function jsonSchemaFor(output: OutputSchema): Promise<JsonObject> {
  if (!isStandardSchema(output)) {
    if (isJsonObject(output)) return output;
    throw new InvalidArgumentError(
      'The schema is neither a Standard Schema (of Zod, Valibot, ArkType …) nor JSON Schema.',
    );
  }
  const { vendor } = output['~standard'];
  try {
    if (writesJsonSchema(output)) return output['~standard'].jsonSchema.input({ target: 'draft-2020-12' });
    if (vendor === 'zod' && '_zod' in output) {
      const { toJSONSchema } = await import('zod');
      return toJSONSchema(output as unknown as Parameters<typeof toJSONSchema>[0], { io: 'input' });
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InvalidArgumentError(
      `The schema cannot be written as JSON Schema: ${why}. Give the part that can be, as JSON Schema.`,
      { cause: error },
    );
  }
  throw new InvalidArgumentError(
    `The schema is of ${vendor}, in a version that does not write JSON Schema by itself. ` +
      `Let its own converter write it (for Valibot, toStandardJsonSchema of @valibot/to-json-schema), and pass what that gives.`,
  );
}

function isStandardSchema(output: unknown): output is StandardSchema {
  // A schema of ArkType is a function.
  const mayBe = typeof output === 'function' || isJsonObject(output);
  return mayBe && '~standard' in output && isJsonObject(output['~standard']);
}

function writesJsonSchema(output: StandardSchema): output is StandardSchema & StandardJsonSchema {
  const standard: object = output['~standard'];
  return 'jsonSchema' in standard && isJsonObject(standard.jsonSchema);
}
