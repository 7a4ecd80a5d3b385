export interface GsUri {
  readonly bucket: string;
  /** Object name or prefix; empty when the URI names the bucket alone. */
  readonly name: string;
}

/** Reads `gs://bucket/name`; undefined for anything else. */
export function parseGsUri(uri: string): GsUri | undefined {
  const match = /^gs:\/\/([^/]+)(?:\/(.*))?$/s.exec(uri);
  return match?.[1] ? { bucket: match[1], name: match[2] ?? '' } : undefined;
}
