import type { Context } from 'hono';

/** Scheme and host as the caller wrote them: what the links in an answer must begin with. */
export function requestOrigin(c: Context): string {
  return new URL(c.req.url).origin;
}
