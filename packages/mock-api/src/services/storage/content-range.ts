import { StorageError } from '../../model/objects/storage-error.ts';

/** What a request of a resumable upload says it carries. */
export interface ContentRange {
  /** Offset of its first byte; undefined when it carries none and asks, or tells the total. */
  start: number | undefined;
  /** Offset after its last byte; undefined when the end of the body tells. */
  endExclusive: number | undefined;
  /** Bytes of the whole object; undefined when not yet known. */
  total: number | undefined;
}

/**
 * `bytes 0-524287/2000000`, and the forms with `*` for an unknown end or total, with or without the unit. No header is all of it at once.
 *
 * @throws StorageError 400 for anything else.
 * @see https://cloud.google.com/storage/docs/performing-resumable-uploads
 */
export function readContentRange(header: string | null | undefined): ContentRange {
  if (!header) return { start: 0, endExclusive: undefined, total: undefined };
  const match = /^(?:bytes[ =]\s*)?(?:(?<start>\d+)-(?<end>\d+|\*)|\*)\/(?<total>\d+|\*)$/i.exec(header.trim());
  if (!match) throw badRange(header);
  const { start, end, total } = match.groups ?? {};
  const range = {
    start: start === undefined ? undefined : Number(start),
    endExclusive: end === undefined || end === '*' ? undefined : Number(end) + 1,
    total: total === '*' ? undefined : Number(total),
  };
  const { endExclusive = 0 } = range;
  if (range.endExclusive !== undefined && endExclusive <= (range.start ?? 0)) throw badRange(header);
  if (range.total !== undefined && Math.max(endExclusive, range.start ?? 0) > range.total) throw badRange(header);
  return range;
}

function badRange(header: string): StorageError {
  return new StorageError(
    400,
    'invalid',
    `Failed to parse Content-Range header: ${JSON.stringify(header.slice(0, 80))}.`,
  );
}
