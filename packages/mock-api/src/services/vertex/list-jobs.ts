import type { Context } from 'hono';
import type { JsonObject } from '../../model/json.ts';
import { projectNumber } from '../../model/project-number.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { answerStyle } from './answer-style.ts';
import { jobResource } from './job-resource.ts';
import { jobFilter } from './job-filter.ts';
import { readListQuery } from './list-query.ts';
import { readPageToken, writePageToken } from './page-token.ts';
import { readMask } from './read-mask.ts';

/**
 * `GET …/batchPredictionJobs`: `{ batchPredictionJobs: […], nextPageToken }`, newest first. A list without jobs is `{}`.
 *
 * @throws ServiceError `INVALID_ARGUMENT` for a filter, page size, page token or mask that makes no sense
 */
export async function listJobs(
  c: Context<CloudEnv>,
  { project, location }: { project: string; location: string },
): Promise<JsonObject> {
  const { jobs, vertex } = c.env.cloud;
  const style = answerStyle(c);
  const query = readListQuery(c.req.queries(), vertex.pageSize);
  const mask = readMask(query.readMask, style.version);
  const matches = jobFilter(query.filter, vertex.filterNames);
  const bound = JSON.stringify([projectNumber(project), location, query.filter]);
  const from = readPageToken(query.pageToken, bound);
  const page = await jobs.showPage({ project, location, matches, pageSize: query.pageSize, after: from.after });
  if (vertex.emptyPages && from.after !== undefined && !from.isAfterEmptyPage) {
    return { nextPageToken: writePageToken({ after: from.after, isAfterEmptyPage: true }, bound) };
  }
  const { nextAfter } = page;
  const lastToken = vertex.listTokens === 'empty' ? { nextPageToken: '' } : {};
  return {
    ...(page.jobs.length > 0 && {
      batchPredictionJobs: page.jobs.map((job) => mask(jobResource(job, style))),
    }),
    ...(nextAfter === undefined
      ? lastToken
      : { nextPageToken: writePageToken({ after: nextAfter, isAfterEmptyPage: false }, bound) }),
  };
}
