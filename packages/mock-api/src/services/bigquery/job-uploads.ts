import type { Hono } from 'hono';
import { BigQueryError } from '../../model/bigquery/bigquery-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operations } from '../operation.ts';
import { requestChunks } from '../request-chunks.ts';
import { requestOrigin } from '../request-origin.ts';
import { readContentRange } from '../storage/content-range.ts';
import { readMultipartRelated } from '../storage/multipart-related.ts';
import { answering, jsonAnswer, jsonBody, parseObject, type BigQueryContext } from './bigquery-answer.ts';
import { insertJob, resource } from './job-routes.ts';

const INSERT = 'bigquery.jobs.insert';

/** Load jobs that bring their file along, in one request or many. https://cloud.google.com/bigquery/docs/reference/api-uploads */
export function jobUploads(app: Hono<CloudEnv>, base: string): void {
  const insert = operations(
    [INSERT, `${INSERT}.start`, `${INSERT}.chunk`],
    (c) => {
      if (c.req.query('upload_id')) return `${INSERT}.chunk`;
      return c.req.query('uploadType') === 'resumable' ? `${INSERT}.start` : INSERT;
    },
    answering(upload),
  );
  app.on(['POST', 'PUT'], `${base}/projects/:project/jobs`, insert);
}

function upload(c: BigQueryContext): Promise<Response> {
  if (c.req.query('upload_id')) return next(c);
  const type = c.req.query('uploadType');
  if (type === 'multipart') return multipart(c);
  if (type === 'resumable') return start(c);
  throw new BigQueryError(
    'invalid',
    `Unknown uploadType ${JSON.stringify(type ?? '')}: multipart and resumable are known.`,
  );
}

async function multipart(c: BigQueryContext): Promise<Response> {
  const { attributes, media } = await readMultipartRelated(
    requestChunks(c.req.raw),
    c.req.header('content-type') ?? '',
  );
  const writer = c.env.cloud.objects.newContent();
  try {
    for await (const chunk of media) await writer.write(chunk);
  } catch (error) {
    await writer.abort();
    throw error;
  }
  const { content } = await writer.finish();
  return jsonAnswer(resource(c, insertJob(c, parseObject(attributes), content)));
}

async function start(c: BigQueryContext): Promise<Response> {
  const { cloud } = c.env;
  const session = cloud.objects.uploads.open(cloud.name, { kind: 'bytes', purpose: await jsonBody(c) });
  const address = new URL(new URL(c.req.url).pathname, requestOrigin(c));
  address.search = new URLSearchParams({ uploadType: 'resumable', upload_id: session.id }).toString();
  return new Response(null, {
    status: 200,
    headers: { location: address.href, 'x-guploader-uploadid': session.id, 'content-length': '0' },
  });
}

async function next(c: BigQueryContext): Promise<Response> {
  const session = c.env.cloud.objects.uploads.get(c.req.query('upload_id') ?? '');
  const { order, answer } = session.standing;
  if (order.kind !== 'bytes') throw new BigQueryError('notFound', 'No such upload session.');
  if (answer) return jsonAnswer(answer);
  const range = readContentRange(c.req.header('content-range'));
  if (range.start !== undefined) {
    const length = range.endExclusive === undefined ? undefined : range.endExclusive - range.start;
    await session.receive(range.start, requestChunks(c.req.raw), length);
  }
  const isOpenEnded = range.start !== undefined && range.endExclusive === undefined;
  const total = range.total ?? (isOpenEnded ? session.received : undefined);
  if (session.received !== total) {
    const received = await session.secured();
    const headers = new Headers({ 'content-length': '0' });
    if (received > 0) headers.set('range', `bytes=0-${received - 1}`);
    return new Response(null, { status: 308, headers });
  }
  const { content } = await session.finish();
  // Another request for its end may have been quicker.
  if (!session.standing.answer) session.settle(resource(c, insertJob(c, order.purpose, content)));
  return jsonAnswer(session.standing.answer ?? {});
}
