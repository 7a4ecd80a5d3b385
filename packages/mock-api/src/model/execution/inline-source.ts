import type { RowSource, SourceRow } from './row-source.ts';

/** Rows that stood in the call itself. @param texts One JSON text a row. */
export function openInlineSource(texts: readonly string[]): RowSource {
  return {
    async *rows(): AsyncGenerator<SourceRow, void> {
      for (const [index, text] of texts.entries()) yield { text, index, place: () => `requests[${index}]` };
    },
  };
}
