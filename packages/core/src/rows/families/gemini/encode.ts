import { InvalidArgumentError } from '../../../errors/invalid-argument-error.ts';
import type { EncodeFamily } from '../../encode/encoded-row.ts';
import { refuseOthers, takeKey } from '../../encode/given-row.ts';
import { refuseNotes } from '../../encode/notes.ts';
import { isJsonObject, type JsonObject } from '../../json-object.ts';
import { formatPath } from '../../json-path.ts';
import { describe } from '../../messages/check-message.ts';
import { GENAI_BATCH_KEY } from '../../row-key.ts';
import type { RowRoute } from '../../row-route.ts';
import { encodeRequest } from './encode-request.ts';
import { GIVEN_REQUEST } from './types/request.ts';

/**
 * A row for Gemini. Vertex AI: `{ genai_batch_key, …, request }`; a file of the Gemini API: `{ key, request }`; within a
 * request: `{ request, metadata: { key, … } }`.
 */
export const encodeGemini: EncodeFamily = (row, route, position) => {
  const { key, fields } = takeKey(row, position);
  const { body, others, path } = bodyOf(fields);
  const request = encodeRequest(body, path, route);
  return { key, value: writtenOf(key, request, others, row, route) };
};

function bodyOf({ request, ...fields }: JsonObject): { body: JsonObject; others: JsonObject; path: readonly string[] } {
  if (request !== undefined && request !== null) {
    if (isJsonObject(request)) return { body: request, others: fields, path: ['request'] };
    throw new InvalidArgumentError(
      `$.request: is ${describe(request)}, where an object is expected. Give { contents, … }.`,
    );
  }
  const isOfRequest = (name: string): boolean => GIVEN_REQUEST.members.has(name);
  const entries = Object.entries(fields);
  return {
    body: Object.fromEntries(entries.filter(([name]) => isOfRequest(name))),
    others: Object.fromEntries(entries.filter(([name]) => !isOfRequest(name))),
    path: [],
  };
}

function writtenOf(key: string, request: JsonObject, others: JsonObject, row: JsonObject, route: RowRoute): JsonObject {
  if (route.backend === 'vertex') return { [GENAI_BATCH_KEY]: key, ...scalarsOf(others), request };
  if (route.carrier === 'file') {
    refuseNotes(others);
    refuseOthers(isJsonObject(others['metadata']) ? withoutMetadata(others) : others, route.title, 'key and request');
    return { key, request };
  }
  refuseOthers(withoutMetadata(others), route.title, 'request and metadata');
  return { request, metadata: metadataOf(key, row['metadata']) };
}

/** What comes back as it is. @see https://github.com/googleapis/go-genai/issues/513 */
function scalarsOf(others: JsonObject): JsonObject {
  for (const [name, value] of Object.entries(others)) {
    if (typeof value !== 'object' || value === null) continue;
    const problem = `${describe(value)} beside the request does not come back as it was`;
    throw new InvalidArgumentError(`${formatPath([name])}: ${problem}. Write it as a string of JSON.`);
  }
  return others;
}

function withoutMetadata(row: JsonObject): JsonObject {
  const { metadata: _, ...others } = row;
  return others;
}

function metadataOf(key: string, metadata: unknown): JsonObject {
  if (metadata === undefined || metadata === null) return { key };
  if (!isJsonObject(metadata)) {
    throw new InvalidArgumentError(`$.metadata: is ${describe(metadata)}, where an object is expected.`);
  }
  if (!Object.hasOwn(metadata, 'key')) return { ...metadata, key };
  // The official client for Python reads no metadata but texts.
  if (String(metadata['key']) === key) return { ...metadata, key };
  throw new InvalidArgumentError(
    `$.metadata.key: is ${JSON.stringify(metadata['key'])}, and the row's key is ${JSON.stringify(key)}. Keep one.`,
  );
}
