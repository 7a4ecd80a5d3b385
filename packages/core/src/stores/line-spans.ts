const NEWLINE = 0x0a;

/** The bytes of each line of a block, split at `\n` alone; nothing is copied. */
export function lineSpans(block: Buffer): Buffer[] {
  const spans: Buffer[] = [];
  for (let start = 0; start <= block.length;) {
    const newline = block.indexOf(NEWLINE, start);
    const end = newline === -1 ? block.length : newline;
    spans.push(block.subarray(start, end));
    start = end + 1;
  }
  return spans;
}
