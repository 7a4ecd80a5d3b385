import type { RowBlocks, SourceRow } from './row-source.ts';

/** The same rows; the first is never alone in its block if there is another, for what befalls it may need the next. */
export async function* firstTwoTogether(blocks: RowBlocks): AsyncGenerator<readonly SourceRow[], void> {
  let first: SourceRow | undefined;
  let hasBegun = false;
  for await (const block of blocks) {
    if (!hasBegun && !first && block.length < 2) {
      [first] = block;
      continue;
    }
    if (first && block.length === 0) continue;
    hasBegun = true;
    yield first ? [first, ...block] : block;
    first = undefined;
  }
  if (first) yield [first];
}
