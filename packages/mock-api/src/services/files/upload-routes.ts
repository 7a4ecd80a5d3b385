import type { Context, Hono } from 'hono';
import type { FileUpload } from '../../model/files/file-upload.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { authorize, VERSION } from '../gemini/authorize.ts';
import { answer, readMessage } from '../gemini/gemini-answer.ts';
import { errorAnswer } from '../google-error.ts';
import { requestChunks } from '../request-chunks.ts';
import { requestOrigin } from '../request-origin.ts';
import { shapedOperations } from '../shaped-operation.ts';
import { readMultipartRelated } from '../storage/multipart-related.ts';
import { createFileType, readFileOrder } from './file-message.ts';
import { fileResource } from './file-resource.ts';

/** Sizes of chunks that are not the last are multiples of this, says the service; it takes others, too. */
const GRANULARITY_BYTES = 8_388_608;
const names = ['gemini.files.upload', 'gemini.files.uploadChunk'] as const;

/** Uploads of files. @see https://ai.google.dev/api/files#method:-media.upload */
export function uploadRoutes(app: Hono<CloudEnv>): void {
  const handler = shapedOperations(names, (c) => names[c.req.query('upload_id') === undefined ? 0 : 1], upload);
  app.on(['POST', 'PUT'], `/upload${VERSION}/files`, handler);
}

async function upload(c: Context<CloudEnv>): Promise<Response> {
  const id = c.req.query('upload_id');
  // Who has the address of an upload may go on with it: one official client sends no credential along.
  if (id !== undefined) return proceed(c, c.env.cloud.files.upload(id));
  authorize(c);
  const protocol = c.req.header('x-goog-upload-protocol') ?? c.req.query('uploadType') ?? 'raw';
  switch (protocol) {
    case 'resumable':
      return start(c);
    case 'multipart':
      return answer({ file: await multipart(c) });
    default:
      throw new ServiceError(
        'INVALID_ARGUMENT',
        `Unknown upload protocol ${JSON.stringify(protocol)}: X-Goog-Upload-Protocol is resumable or multipart.`,
      );
  }
}

async function start(c: Context<CloudEnv>): Promise<Response> {
  const order = readFileOrder(await readMessage(c.req.raw, createFileType));
  const announced = c.req.header('x-goog-upload-header-content-length');
  const started = c.env.cloud.files.startUpload({
    ...order,
    mimeType: c.req.header('x-goog-upload-header-content-type') ?? order.mimeType,
    sizeBytes: announced === undefined ? order.sizeBytes : Number(announced),
  });
  const address = new URL(new URL(c.req.url).pathname, requestOrigin(c));
  address.search = new URLSearchParams({ upload_id: started.id, upload_protocol: 'resumable' }).toString();
  return new Response(null, {
    headers: {
      ...(await uploadHeaders(started)),
      'x-goog-upload-url': address.href,
      'x-goog-upload-control-url': address.href,
      'x-goog-upload-chunk-granularity': String(GRANULARITY_BYTES),
      'content-length': '0',
    },
  });
}

/** The next bytes of an upload, its end, or a question how far it has come. An error says that, too. */
async function proceed(c: Context<CloudEnv>, current: FileUpload): Promise<Response> {
  try {
    const file = await obey(c, current);
    const headers = await uploadHeaders(current);
    if (!file) return new Response(null, { headers: { ...headers, 'content-length': '0' } });
    const done = answer({ file });
    for (const [name, value] of Object.entries(headers)) done.headers.set(name, value);
    return done;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const refused = errorAnswer(error);
    for (const [name, value] of Object.entries(await uploadHeaders(current))) refused.headers.set(name, value);
    return refused;
  }
}

/** @returns The file, once it is there */
async function obey(c: Context<CloudEnv>, current: FileUpload): Promise<object | undefined> {
  const commands = (c.req.header('x-goog-upload-command') ?? '')
    .split(',')
    .map((command) => command.trim().toLowerCase());
  for (const command of commands) {
    switch (command) {
      case 'upload':
        await current.receive(readOffset(c), requestChunks(c.req.raw));
        break;
      case 'finalize':
        await current.finalize();
        break;
      case 'query':
        break;
      case 'cancel':
        await current.cancel();
        break;
      default:
        throw new ServiceError(
          'INVALID_ARGUMENT',
          `Unknown command ${JSON.stringify(command)}: X-Goog-Upload-Command is upload, finalize, query or cancel.`,
        );
    }
  }
  return current.file && fileResource(current.file, c.req.param('version') ?? '');
}

function readOffset(c: Context<CloudEnv>): number {
  const offset = c.req.header('x-goog-upload-offset') ?? '';
  if (/^\d+$/.test(offset)) return Number(offset);
  throw new ServiceError('INVALID_ARGUMENT', 'X-Goog-Upload-Offset is needed: where in the file the bytes begin.');
}

async function uploadHeaders(upload: FileUpload): Promise<Record<string, string>> {
  const received = await upload.secured();
  return { 'x-goog-upload-status': upload.status, 'x-goog-upload-size-received': String(received) };
}

async function multipart(c: Context<CloudEnv>): Promise<object> {
  try {
    const parts = await readMultipartRelated(requestChunks(c.req.raw), c.req.header('content-type') ?? '');
    const order = readFileOrder(
      await readMessage(new Request(c.req.url, { method: 'POST', body: parts.attributes }), createFileType),
    );
    const mimeType = order.mimeType ?? parts.contentType;
    const file = await c.env.cloud.files.put({ ...order, mimeType, sizeBytes: undefined }, parts.media);
    return fileResource(file, c.req.param('version') ?? '');
  } catch (error) {
    throw error instanceof StorageError ? new ServiceError('INVALID_ARGUMENT', error.message) : error;
  }
}
