/** The numbers of an embedding; nothing when they are none. */
export function vectorOf(value: unknown): readonly number[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.every((part) => typeof part === 'number') ? value : undefined;
}
