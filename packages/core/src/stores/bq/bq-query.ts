import type { BigQuery } from '@google-cloud/bigquery';
import { randomUUID } from 'node:crypto';
import { ApiError } from '../../errors/api-error.ts';
import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import type { GoogleAccess } from '../google-access.ts';
import type { LineBatch } from '../lines.ts';
import { untilAborted } from '../until-aborted.ts';
import { queryAnswer } from './bq-answer.ts';
import { loadBigQuery } from './load-bigquery.ts';
import type { QueryPlace } from './query-place.ts';
import { linesOfPages, pageQuery, type RowPage } from './row-pages.ts';
import type { TableColumn } from './table-column.ts';

/** What a query answers, to be read as lines, once. */
export interface QueryLines {
  readonly columns: readonly TableColumn[];
  /** Its rows, each a line of JSON; a page is held at a time. The first row has the number 1. */
  readonly lines: AsyncGenerator<LineBatch, void>;
}

/**
 * Runs a query, and waits until it is through; an abort before that cancels it.
 *
 * @throws ApiError when BigQuery refuses it.
 * @throws InvalidArgumentError for what is no SELECT: nothing was run.
 */
export type RunQuery = (place: QueryPlace, abortSignal?: AbortSignal) => Promise<QueryLines>;

/** What is used of the library. */
export interface BigQueryRequests {
  readonly projectId: string;
  request(options: BigQueryRequest, callback: (error: Error | null, body?: unknown) => void): void;
}

interface BigQueryRequest {
  readonly method?: 'POST';
  readonly uri: string;
  readonly json?: object;
  readonly qs?: Readonly<Record<string, unknown>>;
}

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/Job */
interface Job {
  readonly jobReference?: { readonly location?: string };
  readonly statistics?: { readonly query?: { readonly statementType?: string } };
}

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/getQueryResults */
interface AnswerPage extends RowPage {
  readonly jobComplete?: boolean;
  readonly schema?: { readonly fields?: readonly TableColumn[] };
}

/** Queries of BigQuery through Google's library, which is loaded by the first call. */
export function bqQuery(
  access: GoogleAccess,
  load: (access: GoogleAccess) => Promise<BigQuery> = (login) => loadBigQuery(login),
): RunQuery {
  return async ({ query, location }, abortSignal) => {
    abortSignal?.throwIfAborted();
    const bigquery = (await load(access)) as BigQueryRequests;
    const ask = <T>(request: BigQueryRequest): Promise<T> => asked<T>(bigquery, request, abortSignal);
    const configuration = { query: { query, useLegacySql: false } };
    const { projectId } = bigquery;

    const plan = await ask<Job>({
      method: 'POST',
      uri: '/jobs',
      json: { configuration: { ...configuration, dryRun: true }, jobReference: { projectId, location } },
    });
    refuseWrites(plan);

    // With a name of its own it is not run twice when the request is sent again.
    const jobId = randomUUID();
    const json = { configuration, jobReference: { projectId, jobId, location } };
    const job = await ask<Job>({ method: 'POST', uri: '/jobs', json }).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 409) return undefined;
      throw error;
    });
    const ranIn = job?.jobReference?.location ?? location;
    const place = ranIn === undefined ? {} : { location: ranIn };

    const fetchPage = async (pageToken?: string): Promise<AnswerPage> => {
      for (;;) {
        abortSignal?.throwIfAborted();
        // The service answers when the job is done, or after some seconds.
        const qs = { ...place, ...pageQuery(pageToken) };
        const page = await ask<AnswerPage>({ uri: `/queries/${jobId}`, qs });
        if (page.jobComplete !== false) return page;
      }
    };
    let first: AnswerPage | undefined = await fetchPage().catch((error: unknown) => {
      if (abortSignal?.aborted === true) bigquery.request(cancelling(jobId, place), () => {});
      throw error;
    });
    const columns = first.schema?.fields ?? [];
    const nextPage = async (pageToken?: string): Promise<AnswerPage> => {
      const page = first ?? (await fetchPage(pageToken));
      // Not held for as long as the others are read.
      first = undefined;
      return page;
    };
    return { columns, lines: linesOfPages(nextPage, { columns, name: 'The answer to the query' }) };
  };
}

function cancelling(jobId: string, qs: Readonly<Record<string, unknown>>): BigQueryRequest {
  return { method: 'POST', uri: `/jobs/${jobId}/cancel`, qs };
}

/** Asked without running it: a check must change nothing. */
function refuseWrites({ statistics }: Job): void {
  const kind = statistics?.query?.statementType;
  if (kind === 'SELECT') return;
  const seen = kind === undefined ? 'of a kind that BigQuery does not tell' : `a ${kind}`;
  throw new InvalidArgumentError(`The query is ${seen}, where a SELECT is expected: it was not run. Give one SELECT.`);
}

/** The library has no way to stop a request: when it is no longer wanted, its answer is not waited for. */
async function asked<T>(bigquery: BigQueryRequests, request: BigQueryRequest, abortSignal?: AbortSignal): Promise<T> {
  const answer = new Promise<unknown>((resolve, reject) => {
    bigquery.request(request, (error, body) => (error ? reject(error) : resolve(body)));
  });
  try {
    return (await untilAborted(answer, abortSignal)) as T;
  } catch (error) {
    abortSignal?.throwIfAborted();
    throw queryAnswer(error);
  }
}
