import type { Hono } from 'hono';
import { fileFacts } from '../../model/files/gemini-file.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { requestChunks } from '../request-chunks.ts';
import { admin, checkQuery, type AdminContext } from './admin-input.ts';

/**
 * Files of the Gemini API: `POST /_mock/files?mimeType=application/jsonl` makes one of the body, `GET /_mock/files/ID` tells of
 * one, `GET /_mock/files/ID/content` has its bytes, those of a file that a batch wrote as well.
 */
export function fileRoutes(app: Hono<CloudEnv>): void {
  app.get(
    '/_mock/files',
    admin((c) => c.json({ files: c.env.cloud.files.list().map(fileFacts) })),
  );
  app.post('/_mock/files', admin(put));
  app.get('/_mock/files/:file', admin(get));
  app.get('/_mock/files/:file/content', admin(content));
}

/** `?name=`, `?displayName=` and `?mimeType=` may be given, as to `files.upload`. */
async function put(c: AdminContext): Promise<Response> {
  checkQuery(c, ['name', 'displayName', 'mimeType']);
  const { name, displayName, mimeType } = c.req.query();
  return c.json(fileFacts(await c.env.cloud.files.put({ name, displayName, mimeType }, requestChunks(c.req.raw))));
}

function get(c: AdminContext): Response {
  const file = c.env.cloud.files.get(nameOf(c));
  if (!file) throw notThere(c);
  return c.json(fileFacts(file));
}

function content(c: AdminContext): Response {
  const { files } = c.env.cloud;
  const found = files.generated(nameOf(c)) ?? files.get(nameOf(c))?.content;
  if (!found) throw notThere(c);
  return new Response(ReadableStream.from(found.stream()), {
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(found.size) },
  });
}

function nameOf(c: AdminContext): string {
  return `files/${(c.req.param('file') ?? '').replace(/^files\//, '')}`;
}

function notThere(c: AdminContext): ServiceError {
  return new ServiceError('NOT_FOUND', `There is no file ${nameOf(c)}.`);
}
