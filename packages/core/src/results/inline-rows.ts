import type { LineFile } from '../stores/line-file.ts';

/** Rows that are converted together. */
const BATCH = 512;

/** Rows that came within a job, as the lines of a file. Their place says nothing: only a key does. */
export function inlineRows(rows: readonly unknown[], jobName: string): Pick<LineFile, 'uri' | 'lines'> {
  return {
    uri: jobName,
    async *lines(abortSignal) {
      for (let start = 0; start < rows.length; start += BATCH) {
        abortSignal?.throwIfAborted();
        const lines = rows.slice(start, start + BATCH).map((row) => JSON.stringify(row ?? null));
        yield { firstLineNumber: start + 1, lines };
      }
    },
  };
}
