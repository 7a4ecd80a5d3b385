import type { GeminiFile } from '../files/gemini-file.ts';
import { readLines } from '../json-lines.ts';
import type { RowSource, SourceRow } from './row-source.ts';

/** The lines of a file of the Files API. What becomes of the file later changes nothing. */
export function openFileSource({ name, content }: GeminiFile): RowSource {
  return {
    async *rows(): AsyncGenerator<SourceRow, void> {
      let index = 0;
      for await (const { text, number } of readLines(content.stream())) {
        yield { text, index, place: () => `${name}, line ${number}` };
        index += 1;
      }
    },
  };
}
