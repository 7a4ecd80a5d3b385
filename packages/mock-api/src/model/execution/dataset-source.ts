import type { Datasets } from '../datasets/datasets.ts';
import { JobFailure } from '../jobs/job-failure.ts';
import { readLines } from '../json-lines.ts';
import { checkInputBytes } from './find-input.ts';
import type { RowSource, SourceRow } from './row-source.ts';

/** The rows of a dataset as they are now. @throws JobFailure when it is not there, or too large */
export function openDatasetSource(datasets: Datasets, name: string, maxInputBytes: number): RowSource {
  const content = datasets.content(name);
  if (!content) throw new JobFailure('INVALID_ARGUMENT', `Failed to import data. Not found: Dataset ${name}`);
  checkInputBytes(content.size, maxInputBytes);
  return {
    async *rows(): AsyncGenerator<SourceRow, void> {
      let index = 0;
      for await (const { text, number } of readLines(content.stream())) {
        yield { text, index, place: () => `${name}, row ${number}` };
        index += 1;
      }
    },
  };
}
