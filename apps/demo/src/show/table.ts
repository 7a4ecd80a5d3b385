/** A plain table with a header; long cells are wrapped at words to `width` characters in all. */
export function table(header: readonly string[], rows: readonly (readonly string[])[], width = 100): string[] {
  const columns = header.length;
  const natural = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const fixed = natural.slice(0, -1).reduce((sum, size) => sum + size + 3, 0);
  const sizes = natural.with(-1, Math.max(20, Math.min(natural.at(-1)!, width - fixed)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => cell.padEnd(sizes[i]!))
      .join(' │ ')
      .trimEnd();
  const rule = sizes.map((size) => '─'.repeat(size)).join('─┼─');
  const wrapped = rows.flatMap((row) => {
    const last = wrap(row[columns - 1] ?? '', sizes[columns - 1]!);
    return last.map((text, i) => [...row.slice(0, -1).map((cell) => (i === 0 ? cell : '')), text]);
  });
  return [line(header), rule, ...wrapped.map(line)];
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(/\s+/).flatMap((word) => word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [])) {
    const last = lines.at(-1)!;
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
