import type { Hono } from 'hono';
import { readLines } from '../../model/json-lines.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { requestChunks } from '../request-chunks.ts';
import { admin, checkQuery, invalid, type AdminContext } from './admin-input.ts';

/**
 * Vertex AI's multimodal datasets: `PUT /_mock/datasets/NAME` with lines of JSON makes one, `GET …/NAME/rows` has its rows as
 * such lines. A name is the id, or the whole name encoded as one part of the path.
 */
export function datasetRoutes(app: Hono<CloudEnv>): void {
  app.get(
    '/_mock/datasets',
    admin((c) => c.json({ datasets: c.env.cloud.datasets.list() })),
  );
  app.put('/_mock/datasets/:dataset', admin(put));
  app.get('/_mock/datasets/:dataset', admin(get));
  app.get('/_mock/datasets/:dataset/rows', admin(rows));
}

/** `{"name":"projects/1/locations/us-central1/datasets/my-rows"}` */
async function put(c: AdminContext): Promise<Response> {
  checkQuery(c, []);
  const name = nameOf(c);
  return c.json({ name: await c.env.cloud.datasets.put(name, rowsIn(requestChunks(c.req.raw))) });
}

function get(c: AdminContext): Response {
  const dataset = c.env.cloud.datasets.get(nameOf(c));
  if (!dataset) throw notThere(c);
  return c.json(dataset);
}

function rows(c: AdminContext): Response {
  const content = c.env.cloud.datasets.content(nameOf(c));
  if (!content) throw notThere(c);
  return new Response(ReadableStream.from(content.stream()), {
    headers: { 'content-type': 'application/jsonl', 'content-length': String(content.size) },
  });
}

async function* rowsIn(body: AsyncIterable<Uint8Array>): AsyncGenerator<unknown, void> {
  for await (const { text, number } of readLines(body)) {
    try {
      yield JSON.parse(text);
    } catch {
      throw invalid(`Line ${number} of the body is not JSON. A dataset is put as lines, each a row in JSON.`);
    }
  }
}

function nameOf(c: AdminContext): string {
  const given = c.req.param('dataset') ?? '';
  try {
    return c.env.cloud.datasets.nameOf(given);
  } catch (error) {
    throw error instanceof TypeError ? invalid(error.message) : error;
  }
}

function notThere(c: AdminContext): ServiceError {
  return new ServiceError('NOT_FOUND', `There is no dataset ${nameOf(c)}.`);
}
