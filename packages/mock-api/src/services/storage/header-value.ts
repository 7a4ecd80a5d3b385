/** A text as the value of a header, which is one line of Latin-1: whatever else is in it becomes a question mark. */
export function headerValue(text: string): string {
  return text.replaceAll(/[^\t\u0020-\u007E\u00A0-\u00FF]/gu, '?').trim();
}
