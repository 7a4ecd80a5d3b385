/** Keys of 36 characters, such as UUIDs, which are what many rows have; the same for the same index. */
export function rowKey(index: number): string {
  return `3f2504e0-4f89-41d3-9a0c-${index.toString(16).padStart(12, '0')}`;
}
