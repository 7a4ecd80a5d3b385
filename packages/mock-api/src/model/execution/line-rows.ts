import { readLineBlocks, type TextLine } from '../json-lines.ts';
import type { Content } from '../objects/content.ts';
import type { SourceRow } from './row-source.ts';

/** A text in JSON Lines, a row each. */
export interface RowText {
  readonly content: Pick<Content, 'stream'>;
  /** Says where a line stands, counted from 1. */
  readonly placeOf: (line: number) => string;
}

/** The rows of texts, one text after another. */
export async function* lineRows(texts: readonly RowText[]): AsyncGenerator<readonly SourceRow[], void> {
  let count = 0;
  for (const { content, placeOf } of texts) {
    for await (const lines of readLineBlocks(content.stream())) {
      const first = count;
      count += lines.length;
      yield lines.map((line, index) => new LineRow(line, first + index, placeOf));
    }
  }
}

class LineRow implements SourceRow {
  readonly text: string;
  readonly index: number;
  readonly #number: number;
  readonly #placeOf: RowText['placeOf'];

  constructor({ text, number }: TextLine, index: number, placeOf: RowText['placeOf']) {
    this.text = text;
    this.index = index;
    this.#number = number;
    this.#placeOf = placeOf;
  }

  place(): string {
    return this.#placeOf(this.#number);
  }
}
