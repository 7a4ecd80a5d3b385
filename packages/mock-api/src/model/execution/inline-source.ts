import type { RowSource, SourceRow } from './row-source.ts';

/** Rows that stood in the call itself. @param texts One JSON text a row. */
export function openInlineSource(texts: readonly string[]): RowSource {
  return {
    async *rows(): AsyncGenerator<readonly SourceRow[], void> {
      yield texts.map((text, index) => ({ text, index, place: () => `requests[${index}]` }));
    },
  };
}
