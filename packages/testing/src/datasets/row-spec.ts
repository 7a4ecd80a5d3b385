/** A row to build: a text to ask about, or more than that. Whatever is left out has a default. */
export type RowSpec<Request> = string | DetailedRowSpec<Request>;

/** A row of a data set, where more than its text matters. */
export interface DetailedRowSpec<Request> {
  /** What the row is known by. @default `row-000001`, `row-000002`, … */
  readonly key?: string;
  /** What the model is asked. @default a sentence that depends on the seed and the row's number */
  readonly text?: string;
  /** Fields of the request, in place of the default ones. `undefined` takes one away. */
  readonly request?: { readonly [Name in keyof Request]?: Request[Name] | undefined } & Readonly<
    Record<string, unknown>
  >;
  /** Fields beside the request, which pass through to the output. */
  readonly beside?: Readonly<Record<string, unknown>>;
}

/** How the parts of a row make up the value of a line. */
export type RowWriter<Request> = (parts: {
  readonly key: string;
  readonly text: string;
  readonly request: NonNullable<DetailedRowSpec<Request>['request']>;
  readonly beside: Readonly<Record<string, unknown>>;
}) => Readonly<Record<string, unknown>>;

/** What all rows of a data set have in common. */
export interface DatasetOptions {
  /** Where the texts come from. @default 0 */
  readonly seed?: number;
  /** What keys start with, to tell two data sets apart. @default 'row-' */
  readonly keyPrefix?: string;
}
