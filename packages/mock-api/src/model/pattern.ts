/** Whether a text is what a pattern says, `*` standing for any characters. Patterns are few and texts short, so nothing is kept. */
export function matchesPattern(pattern: string, text: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === text;
  const end = rest.pop() ?? '';
  if (!text.startsWith(start)) return false;
  let from = start.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return text.length - end.length >= from && text.endsWith(end);
}

/**
 * Whether an operation is what a pattern says: its name, the beginning of it up to a dot, or names with `*` for parts.
 * `storage`, `storage.objects` and `*.objects.get` all mean `storage.objects.get`.
 */
export function matchesOperation(pattern: string, operation: string): boolean {
  const wanted = pattern.split('.');
  const parts = operation.split('.');
  return wanted.length <= parts.length && wanted.every((part, index) => matchesPattern(part, parts[index] ?? ''));
}
