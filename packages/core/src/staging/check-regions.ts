import type { BatchJobDestinationUnion } from '../batches/batch-job-destination.ts';
import type { CreateBatchJobParameters } from '../batches/parameters.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { isJsonObject } from '../rows/json-object.ts';
import type { Settings } from '../settings/settings.ts';
import { datasetLocation } from '../stores/bq/dataset-location.ts';

/**
 * Looks whether the tables of a job are where it runs, which the service does only when the job's turn has come.
 *
 * @throws ConfigurationError for a dataset in another region. What cannot be found out is left to the service.
 */
export async function checkRegions({ src, config }: CreateBatchJobParameters, settings: Settings): Promise<void> {
  const { backend, location: jobLocation, project: projectId, authClient, googleAuthOptions } = settings;
  if (backend !== 'vertex' || jobLocation === undefined || jobLocation === 'global') return;
  const access = { projectId, authClient, googleAuthOptions };
  for (const [uri, name] of [
    [sourceTable(src), 'src'],
    [destinationTable(config?.dest), 'config.dest'],
  ] as const) {
    if (uri === undefined) continue;
    const location = (await datasetLocation(uri, access, config?.abortSignal))?.toLowerCase();
    if (location === undefined || location === jobLocation.toLowerCase()) continue;
    const isMulti = location === 'us' || location === 'eu';
    const advice = isMulti
      ? `A multi-region will not do: use a dataset in ${jobLocation}.`
      : `Use a dataset in ${jobLocation}, or a client with location: '${location}'.`;
    throw new ConfigurationError(
      `${name}: the dataset of ${uri} is in ${isMulti ? location.toUpperCase() : location}, and the job would run in ${jobLocation}, where it fails. ${advice} Nothing was sent.`,
    );
  }
}

function sourceTable(src: CreateBatchJobParameters['src']): string | undefined {
  return isJsonObject(src) ? tableOf(src['bigqueryUri']) : tableOf(src);
}

function destinationTable(dest: BatchJobDestinationUnion | undefined): string | undefined {
  if (typeof dest !== 'object') return tableOf(dest);
  return tableOf(dest.bigqueryUri) ?? tableOf(dest.vertexDataset?.bigqueryDestination);
}

function tableOf(uri: unknown): string | undefined {
  return typeof uri === 'string' && uri.startsWith('bq://') ? uri : undefined;
}
