import type { Hono } from 'hono';
import { StorageError } from '../../model/objects/storage-error.ts';
import { checkBucketName } from '../../model/objects/names.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { requestChunks } from '../request-chunks.ts';
import { admin, checkQuery, invalid, type AdminContext } from './admin-input.ts';

/** Objects put and taken without credentials, faults or a trace in the journal. A name is encoded as one part of the path. */
export function seedRoutes(app: Hono<CloudEnv>): void {
  app.get(
    '/_mock/buckets',
    admin((c) => c.json({ buckets: c.env.cloud.objects.listBuckets().map(({ name }) => name) })),
  );
  app.put('/_mock/buckets/:bucket', admin(makeBucket));
  app.get('/_mock/buckets/:bucket/objects', admin(list));
  app.put('/_mock/buckets/:bucket/objects/:object', admin(put));
  app.get('/_mock/buckets/:bucket/objects/:object', admin(get));
}

function makeBucket(c: AdminContext): Response {
  const name = bucketOf(c);
  c.env.cloud.objects.ensureBucket(name);
  return c.json({ name });
}

/** The body becomes the object; the answer is `{"uri":"gs://my-bucket/in.jsonl"}`. */
async function put(c: AdminContext): Promise<Response> {
  const { objects } = c.env.cloud;
  const [bucket, name] = [bucketOf(c), c.req.param('object') ?? ''];
  objects.ensureBucket(bucket);
  const contentType = c.req.header('content-type');
  const writer = explained(() => objects.openWriter(bucket, name, { contentType }));
  try {
    for await (const chunk of requestChunks(c.req.raw)) await writer.write(chunk);
  } catch (error) {
    await writer.abort();
    throw error;
  }
  await writer.finish();
  return c.json({ uri: `gs://${bucket}/${name}` });
}

function get(c: AdminContext): Response {
  const [bucket, name] = [bucketOf(c), c.req.param('object') ?? ''];
  const object = c.env.cloud.objects.get(bucket, name);
  if (!object) throw new ServiceError('NOT_FOUND', `There is no object gs://${bucket}/${name}.`);
  return new Response(ReadableStream.from(object.content.stream()), {
    headers: { 'content-type': object.contentType, 'content-length': String(object.size) },
  });
}

/** `?prefix=` limits it; `{"names":["in.jsonl"]}`, none when the bucket is not there. */
async function list(c: AdminContext): Promise<Response> {
  checkQuery(c, ['prefix']);
  return c.json({ names: await c.env.cloud.bucket(bucketOf(c)).list(c.req.query('prefix')) });
}

function bucketOf(c: AdminContext): string {
  const name = c.req.param('bucket') ?? '';
  explained(() => checkBucketName(name));
  return name;
}

function explained<Result>(call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    throw error instanceof StorageError ? invalid(error.message) : error;
  }
}
