/**
 * The cells of one line of CSV: numbers where they are written without quotation marks, else texts.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc4180
 */
export function csvCells(line: string): (string | number)[] {
  return Array.from(`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, bare = '']) =>
    quoted === undefined ? numberOrText(bare.trim()) : quoted.replaceAll('""', '"'),
  );
}

function numberOrText(cell: string): string | number {
  return cell === '' || !Number.isFinite(Number(cell)) ? cell : Number(cell);
}
