import type { Datasets } from '../datasets/datasets.ts';
import { JobFailure } from '../jobs/job-failure.ts';
import { checkInputBytes } from './find-input.ts';
import { lineRows } from './line-rows.ts';
import type { RowSource } from './row-source.ts';

/** The rows of a dataset as they are now. @throws JobFailure when it is not there, or too large */
export function openDatasetSource(datasets: Datasets, name: string, maxInputBytes: number): RowSource {
  const content = datasets.content(name);
  if (!content) throw new JobFailure('INVALID_ARGUMENT', `Failed to import data. Not found: Dataset ${name}`);
  checkInputBytes(content.size, maxInputBytes);
  return { rows: () => lineRows([{ content, placeOf: (line) => `${name}, row ${line}` }]) };
}
