/**
 * A schema of any library that follows the Standard Schema, such as Zod, Valibot or ArkType; of the interface, what is needed
 * here.
 *
 * @see https://standardschema.dev
 */
export interface StandardSchema<Output = unknown> {
  readonly '~standard': {
    readonly version: 1;
    /** The library, e.g. `zod`. */
    readonly vendor: string;
    /** Checks a value, and gives it in the form that the schema makes of it. */
    readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
    /** Types alone; never there at run time. */
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
  };
}

/** What a check comes to: a value, or issues. */
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** What is wrong with a value, and where in it. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/**
 * The further part that a schema has whose library writes JSON Schema by itself.
 *
 * @see https://standardschema.dev/json-schema
 */
export interface StandardJsonSchema {
  readonly '~standard': {
    readonly jsonSchema: {
      /** The form that the schema takes, before it makes anything of it. @throws for what has no JSON Schema. */
      readonly input: (options: { readonly target: 'draft-2020-12' }) => Record<string, unknown>;
    };
  };
}
