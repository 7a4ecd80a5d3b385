import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { type RowRoute, rowRoute } from '../row-route.ts';

type Piece = string | Uint8Array;

/** Lines of rows that a program has. */
export interface RowLines {
  readonly content: AsyncIterable<Piece>;
  /** Why a row cannot be written as a line, by its number, from 1; an empty line stands in its place. */
  readonly refused: Map<number, string>;
}

/** Writes objects as `batches.create` does; lines and bytes stay as they are. */
export function rowsAsLines(rows: Iterable<unknown> | AsyncIterable<unknown>, route: RowRoute): RowLines {
  const refused = new Map<number, string>();
  return { content: written(), refused };

  async function* written(): AsyncGenerator<Piece, void> {
    let line: ((row: unknown, position: number) => string) | undefined;
    let number = 0;
    for await (const row of rows) {
      number += 1;
      if (typeof row === 'string' || row instanceof Uint8Array) {
        yield row;
        continue;
      }
      line ??= await lineWriter(route);
      try {
        yield line(row, number - 1);
      } catch (error) {
        if (!(error instanceof InvalidArgumentError)) throw error;
        refused.set(number, error.message.replace(/^Row \d+ /, ''));
        yield '';
      }
    }
  }
}

async function lineWriter(route: RowRoute): Promise<(row: unknown, position: number) => string> {
  const [{ encodeRow }, { noteOf }] = await Promise.all([
    import('../encode/encode-row.ts'),
    import('../encode/notes.ts'),
  ]);
  const { backend, family, carrier } = route;
  if (backend !== 'gemini' || family !== 'gemini' || carrier === 'inline') {
    return (row, position) => encodeRow(row, route, position).line;
  }
  // Rows with notes go into the request, and nothing is wrong with them.
  const inlineRoute = rowRoute({ ...route, carrier: 'inline' });
  return (row, position) => {
    if (noteOf(row) === undefined) return encodeRow(row, route, position).line;
    const { key, value } = encodeRow(row, inlineRoute, position);
    const { metadata: _, ...request } = value;
    return JSON.stringify({ key, ...request });
  };
}
