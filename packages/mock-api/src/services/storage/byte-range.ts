export interface ByteRange {
  start: number;
  endExclusive: number;
}

/**
 * The part of `size` bytes that a Range header asks for.
 *
 * @returns `undefined` for all of it (no header, several ranges, or nothing that makes sense); `'unsatisfiable'`
 * when the part lies outside.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-range
 */
export function readByteRange(
  header: string | null | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, endExclusive: size };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return undefined;
  if (start >= size) return 'unsatisfiable';
  return { start, endExclusive: last === '' ? size : Math.min(Number(last) + 1, size) };
}
