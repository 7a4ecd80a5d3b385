import type { Hono } from 'hono';
import { isJsonObject } from '../../model/json.ts';
import { checkPreconditions } from '../../model/objects/preconditions.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { StoredObject } from '../../model/objects/stored-object.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operation } from '../operation.ts';
import { jsonAnswer } from '../json-answer.ts';
import { readAttributes, readText } from './object-attributes.ts';
import { objectOf } from './object-answer.ts';
import { requestPreconditions } from './request-preconditions.ts';
import { answering, jsonBody, pathPart, type StorageContext } from './storage-answer.ts';

const MOST_SOURCES = 32;

/** One object out of several, end to end. https://cloud.google.com/storage/docs/json_api/v1/objects/compose */
export function composeRoutes(app: Hono<CloudEnv>, base: string): void {
  app.post(`${base}/b/:bucket/o/:object/compose`, operation('storage.objects.compose', answering(compose)));
}

async function compose(c: StorageContext): Promise<Response> {
  const { objects } = c.env.cloud;
  const bucket = pathPart(c, 'bucket');
  const body = await jsonBody(c);
  const sources = sourcesOf(body['sourceObjects']).map((source) => sourceObject(c, bucket, source));
  const attributes = readAttributes(isJsonObject(body['destination']) ? body['destination'] : {});
  attributes.contentType ??= sources[0]?.contentType;
  const preconditions = requestPreconditions(c);
  checkPreconditions(objects.get(bucket, pathPart(c, 'object')), preconditions);
  const writer = objects.openWriter(bucket, pathPart(c, 'object'), { ...attributes, preconditions });
  for (const { content } of sources) {
    for await (const chunk of content.stream()) await writer.write(chunk);
  }
  const componentCount = sources.reduce((sum, source) => sum + (source.componentCount ?? 1), 0);
  const object = await writer.finish({}, { componentCount });
  return jsonAnswer(objectOf(c, object));
}

function sourcesOf(list: unknown): Record<string, unknown>[] {
  const sources: unknown[] = Array.isArray(list) ? list : [];
  if (sources.length === 0) throw new StorageError(400, 'required', 'You must provide at least one source component.');
  if (sources.length > MOST_SOURCES) {
    throw new StorageError(
      400,
      'invalid',
      `The number of source components provided (${sources.length}) exceeds the maximum (${MOST_SOURCES})`,
    );
  }
  return sources.map((source) => (isJsonObject(source) ? source : {}));
}

function sourceObject(c: StorageContext, bucket: string, source: Record<string, unknown>): StoredObject {
  const name = readText(source, 'name');
  if (name === undefined) throw new StorageError(400, 'required', 'Required parameter: sourceObjects[].name');
  const generation = readText(source, 'generation');
  const object = c.env.cloud.objects.require(bucket, name, generation === undefined ? undefined : Number(generation));
  const conditions = isJsonObject(source['objectPreconditions']) ? source['objectPreconditions'] : {};
  const ifGenerationMatch = readText(conditions, 'ifGenerationMatch');
  if (ifGenerationMatch !== undefined) checkPreconditions(object, { ifGenerationMatch: Number(ifGenerationMatch) });
  return object;
}
