import type { Context, Hono } from 'hono';
import { listOf, message } from '../../model/families/gemini-api/messages/message-type.ts';
import { noSuchFile } from '../../model/families/gemini-api/read-prompt.ts';
import { fileName } from '../../model/files/file-name.ts';
import { parseGsUri } from '../../model/gs-uri.ts';
import type { StoredObject } from '../../model/objects/stored-object.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { authorize, authorizePrincipal, VERSION } from '../gemini/authorize.ts';
import { answer, readMessage } from '../gemini/gemini-answer.ts';
import { pageRequest } from '../gemini/page-request.ts';
import { shapedOperation } from '../shaped-operation.ts';
import { fileResource } from './file-resource.ts';
import { uploadRoutes } from './upload-routes.ts';

/** Documented for lists of files. */
const pageSizes = { usual: 10, most: 100 };

/** The Files API. @see https://ai.google.dev/api/files */
export function filesRoutes(app: Hono<CloudEnv>): void {
  uploadRoutes(app);
  app.post(`${VERSION}/:method{files:register}`, shapedOperation('gemini.files.register', register));
  app.get(`${VERSION}/files`, shapedOperation('gemini.files.list', list));
  for (const path of [VERSION, `/download${VERSION}`]) {
    app.get(`${path}/files/:file{[^/:]+:download}`, shapedOperation('gemini.files.download', download));
  }
  app.get(`${VERSION}/files/:file{[^/:]+}`, shapedOperation('gemini.files.get', get));
  app.delete(`${VERSION}/files/:file{[^/:]+}`, shapedOperation('gemini.files.delete', remove));
}

function get(c: Context<CloudEnv>): Response {
  authorize(c);
  const name = fileName(idOf(c), 'GetFileRequest.name');
  return answer(fileResource(c.env.cloud.files.require(name), versionOf(c)));
}

function remove(c: Context<CloudEnv>): Response {
  authorize(c);
  c.env.cloud.files.delete(fileName(idOf(c), 'DeleteFileRequest.name'));
  return answer({});
}

function list(c: Context<CloudEnv>): Response {
  authorize(c);
  const { items, ...page } = c.env.cloud.files.page(pageRequest(c, pageSizes));
  const files = items.map((file) => fileResource(file, versionOf(c)));
  return answer({ ...(files.length > 0 && { files }), ...page });
}

/** What batches wrote can be downloaded; what was uploaded cannot. */
function download(c: Context<CloudEnv>): Response {
  authorize(c);
  const name = `files/${idOf(c)}`;
  const { files } = c.env.cloud;
  const content = files.generated(name);
  if (!content) {
    throw files.get(name)
      ? new ServiceError(
          'INVALID_ARGUMENT',
          `${name} cannot be downloaded: only generated files can, and it was uploaded.`,
        )
      : new ServiceError('PERMISSION_DENIED', noSuchFile(name));
  }
  if (c.req.query('alt') !== 'media') {
    throw new ServiceError('INVALID_ARGUMENT', 'A download needs the query alt=media.');
  }
  return new Response(ReadableStream.from(content.stream()), {
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(content.size) },
  });
}

const registerType = message('RegisterFilesRequest', { uris: listOf('string') });

/** Whoever reads objects of Cloud Storage is somebody: a key is nobody. */
async function register(c: Context<CloudEnv>): Promise<Response> {
  authorizePrincipal(c);
  const { uris } = await readMessage(c.req.raw, registerType);
  const objects = (Array.isArray(uris) ? uris : []).map((uri) => findObject(c, String(uri)));
  const registered = [];
  for (const object of objects) registered.push(await c.env.cloud.files.register(object));
  return answer({ files: registered.map((file) => fileResource(file, versionOf(c))) });
}

function findObject(c: Context<CloudEnv>, uri: string): StoredObject {
  const { bucket = '', name = '' } = parseGsUri(uri) ?? {};
  const object = c.env.cloud.objects.get(bucket, name);
  if (object) return object;
  throw new ServiceError(
    'NOT_FOUND',
    `There is no object ${JSON.stringify(uri)} to register: gs://bucket/name is needed.`,
  );
}

function idOf(c: Context<CloudEnv>): string {
  return (c.req.param('file') ?? '').replace(/:download$/, '');
}

function versionOf(c: Context<CloudEnv>): string {
  return c.req.param('version') ?? '';
}
