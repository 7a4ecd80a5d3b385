import type { Schema } from '../content/schema.ts';
import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import type { JsonObject } from '../rows/json-object.ts';
import { familyOfModel } from '../rows/model-family.ts';
import { jsonSchemaFor, type OutputSchema } from './json-schema-of.ts';

/** Fields of a Gemini row's `config` (or `generationConfig`) that make it answer in JSON of a schema. */
export interface GeminiStructured {
  readonly responseMimeType: 'application/json';
  readonly responseSchema: Schema;
}

/** Fields of a Claude row's `request` that make it answer by calling a tool of a schema. */
export interface ClaudeStructured {
  readonly tools: readonly [{ readonly name: string; readonly description: string; readonly input_schema: JsonObject }];
  readonly tool_choice: { readonly type: 'tool'; readonly name: string };
}

/** What the tool is called that Claude answers by. */
const TOOL = 'answer';

/**
 * What to put into a row so that the model answers by a schema: for Gemini into its `config`, for Claude into its
 * `request`, as the job's `model` decides (Gemini, when it is not given). Read the answers with the same schema:
 * `results(job, { output: schema })`.
 *
 * @param output A schema of Zod, Valibot, ArkType … or JSON Schema.
 * @throws InvalidArgumentError for a schema that cannot be sent, with its path, and for models with no way to ask for one.
 * @example
 * const config = await structured(z.object({ label: z.enum(['bug', 'question']) }));
 * const row = { key: 'ticket-1', contents: 'Classify: it crashes.', config };
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/multimodal/control-generated-output
 * @see https://docs.claude.com/en/docs/agents-and-tools/tool-use/implement-tool-use#forcing-tool-use
 */
export function structured(output: OutputSchema): Promise<GeminiStructured>;
export function structured(
  output: OutputSchema,
  options: { readonly model?: string | undefined },
): Promise<GeminiStructured | ClaudeStructured>;
export async function structured(
  output: OutputSchema,
  { model }: { readonly model?: string | undefined } = {},
): Promise<GeminiStructured | ClaudeStructured> {
  // A number may be a tuned Gemini: other models with a number have no settings of this kind.
  const family = model === undefined ? 'gemini' : (familyOfModel(model) ?? 'gemini');
  switch (family) {
    case 'gemini': {
      const { toResponseSchema } = await import('./response-schema.ts');
      return {
        responseMimeType: 'application/json',
        responseSchema: toResponseSchema(await jsonSchemaFor(output)),
      };
    }
    case 'claude':
      return forcedTool(await jsonSchemaFor(output));
    default:
      throw new InvalidArgumentError(
        `${String(model)} has no field for a schema that this version knows of. Ask for JSON in the prompt; ` +
          'results(job, { output }) checks the answers all the same.',
      );
  }
}

function forcedTool(jsonSchema: JsonObject): ClaudeStructured {
  const { $schema: _, ...schema } = jsonSchema;
  if (schema['type'] !== 'object') {
    throw new InvalidArgumentError(
      'The schema cannot be sent to Claude: it answers by calling a tool, and what a tool is called with is an object. ' +
        'Put it into an object, { answer: … }.',
    );
  }
  return {
    tools: [{ name: TOOL, description: 'Gives the answer.', input_schema: schema }],
    tool_choice: { type: 'tool', name: TOOL },
  };
}
