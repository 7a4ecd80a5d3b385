import { toContent, toContents } from '../../../backends/gemini/messages/contents.ts';
import { geminiModelName } from '../../../backends/gemini/model-name.ts';
import { InvalidArgumentError } from '../../../errors/invalid-argument-error.ts';
import { refuseOtherModel } from '../../encode/body-model.ts';
import type { EncodeFamily } from '../../encode/encoded-row.ts';
import { refuseOthers, takeKey } from '../../encode/given-row.ts';
import { refuseNotes } from '../../encode/notes.ts';
import { isJsonObject, type JsonObject } from '../../json-object.ts';
import { formatPath, type JsonPath } from '../../json-path.ts';
import { renameFields } from '../../messages/rename-fields.ts';
import type { RowRoute } from '../../row-route.ts';
import { snakeCase } from '../../spelling.ts';
import { GIVEN_EMBEDDING } from './types.ts';

/**
 * A row for a Gemini embedding model: `{ key, request: { content, … } }`; within a request of the Gemini API
 * `{ request }` with `metadata.key`.
 */
export const encodeGeminiEmbedding: EncodeFamily = (row, route, position) => {
  const { key, fields } = takeKey(row, position);
  if (route.backend === 'gemini') refuseNotes(fields);
  const { request: wrapped, ...bare } = fields;
  if (wrapped !== undefined) refuseOthers(bare, route.title, 'key and request');
  if (wrapped !== undefined && !isJsonObject(wrapped)) throw new InvalidArgumentError('$.request: must be an object.');
  const path = wrapped === undefined ? [] : ['request'];
  const request = requestOf(isJsonObject(wrapped) ? wrapped : bare, path, route);
  return { key, value: route.carrier === 'file' ? { key, request } : { request, metadata: { key } } };
};

function requestOf(given: JsonObject, path: JsonPath, route: RowRoute): JsonObject {
  const { model, content, contents, config, embedContentConfig, ...others } = renameFields(
    GIVEN_EMBEDDING,
    given,
    path,
  );
  if (route.backend === 'vertex') refuseOtherModel(model, [...path, 'model'], route);
  const settings = settingsOf([config, embedContentConfig, others], path);
  return {
    ...(route.backend === 'gemini' && (model ?? null) !== null && { model: geminiModelName(model) }),
    content: contentOf(content, contents, path),
    ...(route.backend === 'gemini' ? settings : onVertex(settings)),
  };
}

/** In snake_case: as the guide writes them, and nothing else is known to be heeded. */
function onVertex(settings: JsonObject): JsonObject {
  const entries = Object.entries(settings).map(([name, value]) => [snakeCase(name), value] as const);
  return entries.length === 0 ? {} : { embed_content_config: Object.fromEntries(entries) };
}

function settingsOf(given: readonly unknown[], path: JsonPath): JsonObject {
  const settings: Record<string, unknown> = {};
  for (const group of given) {
    for (const [name, value] of Object.entries(isJsonObject(group) ? group : {})) {
      if (value === null) continue;
      if (Object.hasOwn(settings, name)) {
        throw new InvalidArgumentError(`${formatPath([...path, name])}: the setting is given twice. Keep one.`);
      }
      settings[name] = value;
    }
  }
  return settings;
}

function contentOf(content: unknown, contents: unknown, path: JsonPath): unknown {
  const place = formatPath([...path, 'contents']);
  if ((content ?? null) !== null) {
    if ((contents ?? null) === null) return toContent(content, formatPath([...path, 'content']));
    throw new InvalidArgumentError(`${place}: it stands beside content. Keep one.`);
  }
  const all = toContents(contents, place);
  if (all.length === 1) return all[0];
  throw new InvalidArgumentError(`${place}: a row has one content to embed. Make it several rows.`);
}
