import { OutputNotFoundError } from './output-not-found-error.ts';
import { refuseWithoutOutput } from './refuse-without-output.ts';
import { nameOf, type ResultsJob } from './results-job.ts';

/**
 * The table that a job wrote, `bq://project.dataset.table`; undefined for a job that wrote to no table.
 *
 * @throws JobNotEndedError, JobFailedError when the job has no output.
 * @throws OutputNotFoundError when the job was given a dataset, and does not tell which table of it is its own.
 */
export function outputTable(job: ResultsJob): string | undefined {
  const { outputInfo, dest } = job;
  const table = outputInfo?.bigqueryOutputTable || undefined;
  if (table?.startsWith('bq://')) return table;
  const given = dest?.bigqueryUri || undefined;
  const dataset = outputInfo?.bigqueryOutputDataset || datasetOf(given);
  if (table !== undefined && dataset !== undefined) return `${dataset}.${table}`;
  if (table === undefined && given === undefined) return undefined;
  refuseWithoutOutput(job);
  if (given !== undefined && datasetOf(given) !== undefined && given !== datasetOf(given)) return given;
  const what = table === undefined ? 'which table it wrote' : `in which dataset the table ${table} is`;
  throw new OutputNotFoundError(
    `${nameOf(job)} does not tell ${what}${given === undefined ? '' : ` in ${given}`}. ` +
      'Get it anew with client.batches.get({ name }), or set outputInfo.bigqueryOutputTable to the whole address, bq://project.dataset.table.',
  );
}

/** Of the address of a dataset, or of a table in it. A project's domain, `example.com:`, has dots too. */
function datasetOf(uri: string | undefined): string | undefined {
  return /^bq:\/\/(?:[^:]*:)?[^.]+\.[^.]+/.exec(uri ?? '')?.[0];
}
