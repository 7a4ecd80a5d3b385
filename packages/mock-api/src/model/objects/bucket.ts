import { isJsonObject, type JsonObject } from '../json.ts';

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
  /** Who may do what, as it was set; kept without an effect. */
  readonly iamPolicy?: JsonObject | undefined;
  /** Whom to tell of changes, as it was set; nobody is told. */
  readonly notifications?: readonly JsonObject[] | undefined;
}

/** Changes with every change of the bucket. */
export function bucketETag(metageneration: number): string {
  return Buffer.from(String(metageneration)).toString('base64');
}

/** Whether objects that are replaced or deleted stay as noncurrent generations. */
export function keepsVersions({ settings }: Bucket): boolean {
  const { versioning } = settings;
  return isJsonObject(versioning) && versioning['enabled'] === true;
}
