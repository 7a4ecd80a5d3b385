/** Why a line is not JSON, and where: the column counts characters from 1. */
export function describeParseError(error: unknown, line: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const position = /at position (\d+)/.exec(message)?.[1];
  // V8 names no position where the text ends too soon, and shows what it met in its own words.
  const column = position === undefined ? line.length + 1 : Number(position) + 1;
  if (column > line.length) return `is cut off at column ${column}`;
  const near = line.slice(Math.max(0, column - 11), column + 10);
  return `is not JSON at column ${column}, near ${JSON.stringify(near)}`;
}
