import { ConfigurationError } from '../../errors/configuration-error.ts';

/** A place in Cloud Storage. `name` is an object's name or the beginning of names; empty for the whole bucket. */
export interface GsUri {
  readonly bucket: string;
  readonly name: string;
}

/**
 * Takes `gs://bucket/name` apart. The name is kept letter for letter: `?`, `#`, `%` and `//` are ordinary in it.
 *
 * @throws ConfigurationError which says what is wrong with the address.
 */
export function parseGsUri(uri: string): GsUri {
  const wrong = (problem: string): ConfigurationError =>
    new ConfigurationError(`Not a Cloud Storage address: ${JSON.stringify(uri)} ${problem}. Write gs://bucket/name.`);
  if (!uri.startsWith('gs://')) throw wrong('does not start with gs://');
  const slash = uri.indexOf('/', 5);
  const bucket = slash === -1 ? uri.slice(5) : uri.slice(5, slash);
  if (bucket === '') throw wrong('names no bucket');
  // https://cloud.google.com/storage/docs/buckets#naming; old domain-scoped names also have a colon.
  if (!/^[a-z0-9][a-z0-9._:-]*$/.test(bucket)) {
    throw wrong(`names the bucket ${JSON.stringify(bucket)}, but buckets have lower-case letters, digits, - _ and .`);
  }
  const name = slash === -1 ? '' : uri.slice(slash + 1);
  if (/[\r\n]/.test(name)) throw wrong('has a line break in it');
  return { bucket, name };
}

export function formatGsUri({ bucket, name }: GsUri): string {
  return `gs://${bucket}/${name}`;
}
