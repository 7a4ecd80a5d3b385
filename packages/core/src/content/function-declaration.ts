import type { Schema } from './schema.ts';

/**
 * A function that the model may ask for.
 *
 * @see https://ai.google.dev/api/caching#FunctionDeclaration
 */
export interface FunctionDeclaration {
  behavior?: Behavior;
  description?: string;
  name?: string;
  /** A JSON Schema that names its `$schema` is sent as `parametersJsonSchema`. */
  parameters?: Schema;
  parametersJsonSchema?: unknown;
  /** A JSON Schema that names its `$schema` is sent as `responseJsonSchema`. */
  response?: Schema;
  responseJsonSchema?: unknown;
}

/** Whether the conversation waits for a function. */
export type Behavior = (typeof Behavior)[keyof typeof Behavior] | (string & {});
export const Behavior = {
  UNSPECIFIED: 'UNSPECIFIED',
  BLOCKING: 'BLOCKING',
  NON_BLOCKING: 'NON_BLOCKING',
} as const;
