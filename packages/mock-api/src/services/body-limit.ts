import type { Context } from 'hono';
import type { CloudEnv } from './cloud-env.ts';

/**
 * What a body may have that is read whole into memory: more than any service takes (20 MB of inline rows on the Gemini
 * API). Uploads are streams, and have limits of their own.
 */
const LARGEST_BODY_BYTES = 33_554_432;

/** Where bytes are streamed to: objects and files, by any of the ways that clients have. */
const uploads = /^\/(?:(?:resumable\/)?upload\/|_mock\/(?:buckets\/|files$))/;
/** Objects in the XML API are `PUT` by their names; these `PUT` JSON. */
const jsonPuts = /^\/(?:storage\/v1|b|bigquery\/v2|projects)\//;

/** Refuses a body that is too large, by what it says of itself or as soon as it shows. @returns The refusal, if it is refused at once */
export function limitBodySize(c: Context<CloudEnv>): Response | undefined {
  const { method, path, raw } = c.req;
  if (method === 'GET' || method === 'HEAD' || isUpload(method, path)) return undefined;
  const length = c.req.header('content-length');
  if (length !== undefined) return Number(length) > LARGEST_BODY_BYTES ? tooLarge() : undefined;
  if (c.req.header('transfer-encoding') === undefined || raw.body === null) return undefined;
  const { url, headers, signal } = raw;
  const body = raw.body.pipeThrough(counting());
  c.req.raw = new Request(url, { method, headers, signal, body, duplex: 'half' });
  return undefined;
}

/** A body turned out to be too large. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** In Google's words and form. */
export function tooLarge(): Response {
  const message = `Request payload size exceeds the limit: ${LARGEST_BODY_BYTES} bytes.`;
  return Response.json({ error: { code: 413, message, status: 'INVALID_ARGUMENT' } }, { status: 413 });
}

function isUpload(method: string, path: string): boolean {
  return uploads.test(path) || (method === 'PUT' && !jsonPuts.test(path));
}

function counting(): TransformStream<Uint8Array, Uint8Array> {
  let size = 0;
  return new TransformStream({
    transform(chunk, controller) {
      size += chunk.length;
      if (size > LARGEST_BODY_BYTES) throw new BodyTooLarge();
      controller.enqueue(chunk);
    },
  });
}
