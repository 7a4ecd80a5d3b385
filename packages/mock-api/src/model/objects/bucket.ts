/** A bucket, as far as objects need one. */
export interface Bucket {
  readonly name: string;
  /** Who owns it: a project id, or undefined when nobody said. */
  readonly project: string | undefined;
  /** Upper case, e.g. `US-CENTRAL1`. */
  readonly location: string;
  readonly metageneration: number;
  readonly timeCreated: Date;
  readonly updated: Date;
  /** Whatever else was set on it (labels, lifecycle, storage class), kept and given back, without an effect. */
  readonly settings: Readonly<Record<string, unknown>>;
}
