/** A job by its name, with its state when that is known: a `BatchJob` of ours, the official SDK's, or `{ name }`. */
export interface JobReference {
  readonly name?: string | undefined;
  readonly state?: string | undefined;
}
