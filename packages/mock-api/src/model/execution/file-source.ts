import type { GeminiFile } from '../files/gemini-file.ts';
import { lineRows } from './line-rows.ts';
import type { RowSource } from './row-source.ts';

/** The lines of a file of the Files API. What becomes of the file later changes nothing. */
export function openFileSource({ name, content }: GeminiFile): RowSource {
  return { rows: () => lineRows([{ content, placeOf: (line) => `${name}, line ${line}` }]) };
}
