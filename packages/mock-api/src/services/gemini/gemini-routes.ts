import type { Context, Hono } from 'hono';
import { batchMethods, findGeminiModel, type GeminiBatchKind } from '../../model/families/gemini-api/gemini-models.ts';
import type { GeminiBatchSnapshot } from '../../model/jobs/gemini-batch.ts';
import { isJsonObject } from '../../model/json.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { shapedOperation, shapedOperations } from '../shaped-operation.ts';
import { authorize, VERSION } from './authorize.ts';
import { batchFilter } from './batch-filter.ts';
import { batchTypes, createTypes } from './batch-message.ts';
import { batchResource, operationResource, type BatchView } from './batch-resource.ts';
import { readCreateOrder } from './create-order.ts';
import { answer, readMessage } from './gemini-answer.ts';
import { pageRequest } from './page-request.ts';
import { readChanges } from './update-batch.ts';

const createOperations = ['gemini.models.batchGenerateContent', 'gemini.models.asyncBatchEmbedContent'] as const;
const updateMethods: Readonly<Record<GeminiBatchKind, string>> = {
  generate: 'updateGenerateContentBatch',
  embed: 'updateEmbedContentBatch',
};
const updateOperations = [
  'gemini.batches.updateGenerateContentBatch',
  'gemini.batches.updateEmbedContentBatch',
] as const;

/** Batches on the Gemini API. @see https://ai.google.dev/api/batch-api */
export function geminiRoutes(app: Hono<CloudEnv>): void {
  app.post(
    `${VERSION}/:name{(?:models|tunedModels)/.+:(?:batchGenerateContent|asyncBatchEmbedContent)}`,
    shapedOperations(
      createOperations,
      (c) => createOperations[c.req.path.endsWith(batchMethods.embed) ? 1 : 0],
      create,
    ),
  );
  app.get(`${VERSION}/batches`, shapedOperation('gemini.batches.list', list));
  app.get(`${VERSION}/batches/:batch`, shapedOperation('gemini.batches.get', get));
  app.delete(`${VERSION}/batches/:batch`, shapedOperation('gemini.batches.delete', remove));
  app.post(`${VERSION}/batches/:batch{[^/:]+:cancel}`, shapedOperation('gemini.batches.cancel', cancel));
  app.patch(
    `${VERSION}/batches/:batch{[^/:]+:update(?:GenerateContent|EmbedContent)Batch}`,
    shapedOperations(
      updateOperations,
      (c) => updateOperations[c.req.path.endsWith(updateMethods.embed) ? 1 : 0],
      update,
    ),
  );
  app.get('/.well-known/jwks.json', async (c) => answer({ keys: await c.env.cloud.webhooks.publicKeys() }));
}

async function create(c: Context<CloudEnv>): Promise<Response> {
  authorize(c);
  const { batches, files, gemini } = c.env.cloud;
  const { version = '' } = c.req.param();
  const [name = '', method] = splitVerb(c.req.param('name') ?? '');
  const kind = method === batchMethods.embed ? 'embed' : 'generate';
  const model = findGeminiModel(name, kind, version);
  const { batch = {} } = await readMessage(c.req.raw, createTypes[kind], gemini.quota.inlineBytes);
  const { order, input } = await readCreateOrder(isJsonObject(batch) ? batch : {}, {
    kind,
    model: model.name,
    files,
    bareLines: gemini.bareLines,
  });
  return answer(operationResource(batches.create(order, input), view(c)));
}

async function get(c: Context<CloudEnv>): Promise<Response> {
  authorize(c);
  const { batches } = c.env.cloud;
  const batch = await batches.show(batchOf(c));
  return answer(operationResource(batch, { ...view(c), inlinedResponses: batches.inlinedResponses(batch.id) }));
}

async function list(c: Context<CloudEnv>): Promise<Response> {
  authorize(c);
  const { batches, gemini } = c.env.cloud;
  const matches = batchFilter(c.req.query('filter') ?? '');
  const request = pageRequest(c, { usual: gemini.pageSize, most: gemini.pageSize });
  const { items, ...page } = await batches.showPage({ ...request, matches });
  const operations = items.map((batch: GeminiBatchSnapshot) => operationResource(batch, view(c)));
  return answer({ ...(operations.length > 0 && { operations }), ...page });
}

async function remove(c: Context<CloudEnv>): Promise<Response> {
  authorize(c);
  await c.env.cloud.batches.delete(batchOf(c));
  return answer({});
}

function cancel(c: Context<CloudEnv>): Response {
  authorize(c);
  c.env.cloud.batches.cancel(batchOf(c));
  return answer({});
}

async function update(c: Context<CloudEnv>): Promise<Response> {
  authorize(c);
  const { batches } = c.env.cloud;
  const kind = c.req.path.endsWith(updateMethods.embed) ? 'embed' : 'generate';
  const changes = readChanges(
    await readMessage(c.req.raw, batchTypes[kind]),
    c.req.query('updateMask') ?? c.req.query('update_mask'),
  );
  if (batches.get(batchOf(c))?.kind !== kind) {
    throw new ServiceError('NOT_FOUND', `Requested entity was not found: batches/${batchOf(c)}.`);
  }
  return answer(batchResource(batches.update(batchOf(c), changes), view(c)));
}

/** The last part of the path, without the verb that may follow it. */
function batchOf(c: Context<CloudEnv>): string {
  return splitVerb(c.req.param('batch') ?? '')[0] ?? '';
}

function splitVerb(text: string): string[] {
  const at = text.lastIndexOf(':');
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function view(c: Context<CloudEnv>): BatchView {
  return { showsWebhookConfig: c.env.cloud.gemini.webhookConfigEcho };
}
