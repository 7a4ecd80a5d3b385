/** The name that was most likely meant: at most two slips away, and fewer than half of its letters. */
export function nearMiss(given: string, names: readonly string[]): string | undefined {
  const [nearest] = names
    .map((name) => ({ name, slips: slipsBetween(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, slips }) => slips <= 2 && slips * 2 < name.length)
    .toSorted((left, right) => left.slips - right.slips);
  return nearest?.name;
}

/** How many letters were left out, added, mistaken, or changed places with the next. */
function slipsBetween(given: string, meant: string): number {
  if (Math.abs(given.length - meant.length) > 2) return Infinity;
  let before: number[] = [];
  let row = Array.from({ length: meant.length + 1 }, (_, index) => index);
  for (let at = 1; at <= given.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= meant.length; to += 1) {
      const isSame = given[at - 1] === meant[to - 1];
      const haveSwapped = at > 1 && to > 1 && given[at - 1] === meant[to - 2] && given[at - 2] === meant[to - 1];
      next[to] = Math.min(
        (row[to] ?? 0) + 1,
        (next[to - 1] ?? 0) + 1,
        (row[to - 1] ?? 0) + (isSame ? 0 : 1),
        haveSwapped ? (before[to - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, row] = [row, next];
  }
  return row[meant.length] ?? 0;
}
