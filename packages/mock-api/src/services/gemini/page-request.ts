import type { Context } from 'hono';
import type { PageRequest } from '../../model/pages.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';

/**
 * Which page of a list a call asks for.
 *
 * @param pageSizes How many items a page has when the call says nothing, and at the most.
 * @throws ServiceError `INVALID_ARGUMENT` for a page size that is none
 */
export function pageRequest(c: Context<CloudEnv>, pageSizes: { usual: number; most: number }): PageRequest {
  const asked = c.req.query('pageSize') ?? c.req.query('page_size') ?? '0';
  const pageToken = c.req.query('pageToken') ?? c.req.query('page_token');
  if (!/^\d+$/.test(asked)) {
    throw new ServiceError('INVALID_ARGUMENT', `Invalid value at 'page_size' (TYPE_INT32), "${asked}"`);
  }
  return { pageSize: Math.min(Number(asked) || pageSizes.usual, pageSizes.most), pageToken };
}
