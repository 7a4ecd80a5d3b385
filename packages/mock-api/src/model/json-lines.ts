/** One line of a JSON Lines text, without its end. */
export interface TextLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/**
 * The lines of a text that arrives in pieces, blank ones left out. Lines end at `\n` alone, perhaps after `\r`:
 * U+2028 may stand inside a JSON string.
 */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine, void> {
  for await (const lines of readLineBlocks(bytes)) yield* lines;
}

/** The same lines, those of a piece at a time: where there are a million, waiting for each costs as much as reading it. */
export async function* readLineBlocks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine[], void> {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  let number = 0;
  for await (const piece of bytes) {
    const parts = decoder.decode(piece, { stream: true }).split('\n');
    const last = parts.pop() ?? '';
    const lines: TextLine[] = [];
    for (const part of parts) {
      number += 1;
      const text = rest.length > 0 ? rest.join('') + part : part;
      rest = [];
      if (text.trim() !== '') lines.push({ text, number });
    }
    if (last !== '') rest.push(last);
    if (lines.length > 0) yield lines;
  }
  const text = rest.join('') + decoder.decode();
  if (text.trim() !== '') yield [{ text, number: number + 1 }];
}
