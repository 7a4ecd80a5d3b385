import type { Context } from 'hono';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';

/** `us-central1-aiplatform.googleapis.com`, `aiplatform.eu.rep.googleapis.com` */
const REGIONAL_HOST =
  /^https?:\/\/((?:([a-z0-9-]+)-aiplatform|aiplatform\.([a-z0-9-]+)\.rep)\.googleapis\.com)(?::\d+)?\//;

/**
 * A regional host serves its own location alone; the global one, and hosts that are not Google's, serve any.
 *
 * @throws ServiceError `INVALID_ARGUMENT`
 */
export function checkHostLocation(c: Context<CloudEnv>, location: string): void {
  if (c.env.cloud.vertex.hostLocation === 'ignore') return;
  const [, hostname, region, multiRegion] = REGIONAL_HOST.exec(c.req.url) ?? [];
  const served = region ?? multiRegion;
  if (served === undefined || served === location) return;
  throw new ServiceError(
    'INVALID_ARGUMENT',
    `The location "${location}" of the request is not served by ${hostname}. Send it to ${hostOf(location)}.`,
  );
}

function hostOf(location: string): string {
  if (location === 'global') return 'aiplatform.googleapis.com';
  const isMultiRegion = location === 'us' || location === 'eu';
  return isMultiRegion ? `aiplatform.${location}.rep.googleapis.com` : `${location}-aiplatform.googleapis.com`;
}
