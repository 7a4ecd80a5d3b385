import type { BigQuery } from '@google-cloud/bigquery';
import type { GoogleAccess } from '../google-access.ts';
import { loadBigQuery } from './load-bigquery.ts';
import { untilAborted } from '../until-aborted.ts';

/** A dataset in any address of BigQuery, that of one of its tables too. */
const DATASET = /^bq:\/\/(?<project>(?:[\w.-]+:)?[\w-]+)\.(?<dataset>\w+)(?:\.|$)/;

/**
 * Where the dataset of an address is, e.g. `us-central1` or `US`; undefined where that cannot be found out: the library is
 * not installed, the login may not look, there is no such dataset.
 *
 * @param uri `bq://project.dataset`, with or without a table.
 */
export async function datasetLocation(
  uri: string,
  access: GoogleAccess,
  abortSignal?: AbortSignal,
  load: (access: GoogleAccess) => Promise<BigQuery> = (login) => loadBigQuery(login),
): Promise<string | undefined> {
  const { project, dataset } = DATASET.exec(uri)?.groups ?? {};
  if (project === undefined || dataset === undefined) return undefined;
  try {
    const bigquery = await load({ ...access, projectId: project });
    const [metadata] = await untilAborted(bigquery.dataset(dataset).getMetadata(), abortSignal);
    return (metadata as { readonly location?: string }).location;
  } catch {
    abortSignal?.throwIfAborted();
    return undefined;
  }
}
