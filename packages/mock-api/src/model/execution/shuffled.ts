import type { SeededRandom } from '../seeded-random.ts';
import type { RowBlocks, SourceRow } from './row-source.ts';

interface Window {
  rows: number;
  characters: number;
}

/** Rows are drawn from so many at a time: fewer than that come in any order, more keep roughly to theirs. */
const shuffleWindow: Window = { rows: 1000, characters: 8_388_608 };

/** The same rows in another order, in bounded memory: each row is drawn by chance from a window that moves along the input. */
export async function* shuffled(
  blocks: RowBlocks,
  random: SeededRandom,
  { rows: maxRows, characters: maxCharacters }: Window = shuffleWindow,
): AsyncGenerator<readonly SourceRow[], void> {
  const held: SourceRow[] = [];
  let characters = 0;
  function draw(): SourceRow | undefined {
    const last = held.pop();
    if (!last) return undefined;
    const index = random.below(held.length + 1);
    const drawn = held[index] ?? last;
    if (index < held.length) held[index] = last;
    characters -= drawn.text.length;
    return drawn;
  }
  for await (const rows of blocks) {
    const drawn: SourceRow[] = [];
    for (const row of rows) {
      held.push(row);
      characters += row.text.length;
      while (held.length > maxRows || (characters > maxCharacters && held.length > 1)) drawn.push(draw()!);
    }
    if (drawn.length > 0) yield drawn;
  }
  const rest: SourceRow[] = [];
  for (let row = draw(); row; row = draw()) rest.push(row);
  if (rest.length > 0) yield rest;
}
