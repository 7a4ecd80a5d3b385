import type { ApiRequest } from './api-request.ts';
import type { Connection } from './connection.ts';

/**
 * Where a request goes. The address of a started upload comes from the service; of it, path and query alone are kept,
 * as in the official SDK: credentials go to the base URL's origin and to no other, and a proxy is not gone around.
 */
export function addressOf({ path, upload }: ApiRequest, connection: Connection): string {
  if (upload === undefined) return connection.urlPrefix + path;
  if (upload === 'start') return connection.uploadPrefix + path;
  return connection.origin + upload.pathname + upload.search;
}
