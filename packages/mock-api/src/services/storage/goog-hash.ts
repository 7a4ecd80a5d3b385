import type { ExpectedChecksums } from '../../model/objects/object-writer.ts';

/** `crc32c=yZRlqg==,md5=XrY7u+Ae7tCTyyK7j1rNww==`: one header, or several that were joined. */
export function readGoogHash(header: string | null | undefined): ExpectedChecksums {
  const hashes = new Map<string, string>();
  for (const entry of (header ?? '').split(',')) {
    const at = entry.indexOf('=');
    if (at > 0) hashes.set(entry.slice(0, at).trim().toLowerCase(), entry.slice(at + 1).trim());
  }
  return { crc32c: hashes.get('crc32c'), md5Hash: hashes.get('md5') };
}

/** What the headers of an upload say its bytes should sum up to. */
export function expectedChecksums(headers: Headers): ExpectedChecksums {
  const { crc32c, md5Hash } = readGoogHash(headers.get('x-goog-hash'));
  return { crc32c, md5Hash: md5Hash ?? headers.get('content-md5') ?? undefined };
}

export function writeGoogHash({ crc32c, md5Hash }: { crc32c: string; md5Hash: string | undefined }): string {
  return md5Hash === undefined ? `crc32c=${crc32c}` : `crc32c=${crc32c},md5=${md5Hash}`;
}
