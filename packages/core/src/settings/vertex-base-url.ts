/** Locations that span a continent and have a host of another form. */
const MULTI_REGIONS: ReadonlySet<string> = new Set(['us', 'eu']);

/**
 * Google's host for a location; none is needed with an API key alone.
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/learn/locations
 */
export function vertexBaseUrl(location: string | undefined): string {
  if (location === undefined || location === 'global') return 'https://aiplatform.googleapis.com/';
  if (MULTI_REGIONS.has(location)) return `https://aiplatform.${location}.rep.googleapis.com/`;
  return `https://${location}-aiplatform.googleapis.com/`;
}
