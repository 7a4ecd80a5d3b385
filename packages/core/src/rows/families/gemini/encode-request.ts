import { toGenerateContentRequest } from '../../../backends/gemini/inlined-request.ts';
import { toContent, toContents } from '../../../backends/gemini/messages/contents.ts';
import { geminiModelName } from '../../../backends/gemini/model-name.ts';
import { InvalidArgumentError } from '../../../errors/invalid-argument-error.ts';
import { refuseOtherModel } from '../../encode/body-model.ts';
import { isJsonObject, type JsonObject } from '../../json-object.ts';
import { formatPath, type JsonPath } from '../../json-path.ts';
import { renameFields } from '../../messages/rename-fields.ts';
import type { RowRoute } from '../../row-route.ts';
import { GIVEN_REQUEST } from './types/request.ts';

/** A `GenerateContentRequest` in camelCase, from the official SDK's `contents` and `config` or from a request. */
export function encodeRequest(given: JsonObject, path: JsonPath, route: RowRoute): JsonObject {
  const { model, ...body } = renameFields(GIVEN_REQUEST, given, path);
  const { contents, config, ...wire } = body;
  const fields = Object.keys(wire).filter((name) => wire[name] !== null);
  if (fields.length > 0 && config !== undefined && config !== null) {
    throw new InvalidArgumentError(
      `${formatPath([...path, fields[0]!])}: it stands beside a config, which is of another form. Put all into config (flat), or none.`,
    );
  }
  const named = modelOf(model, path, route);
  const request =
    fields.length === 0
      ? toGenerateContentRequest({ ...named, contents, config }, formatPath(path), {
          service: route.backend,
          unknownFields: 'refused',
        })
      : { ...named, ...fromWire({ contents, ...wire }, path) };
  return route.backend === 'vertex' ? withoutEmptyObjects(request) : request;
}

function modelOf(model: unknown, path: JsonPath, route: RowRoute): { model?: string } {
  if (model === undefined || model === null) return {};
  if (route.backend === 'gemini') return { model: geminiModelName(model) };
  refuseOtherModel(model, [...path, 'model'], route);
  return {};
}

/** Contents may be given as the official SDK takes them. */
function fromWire(body: JsonObject, path: JsonPath): JsonObject {
  const place = (name: string): string => formatPath([...path, name]);
  const { systemInstruction } = body;
  return {
    ...body,
    contents: toContents(body['contents'], place('contents')),
    ...((systemInstruction ?? null) !== null && {
      systemInstruction: toContent(systemInstruction, place('systemInstruction')),
    }),
  };
}

/** Objects without a member are not imported; a search without settings has a way to say so. */
function withoutEmptyObjects(request: JsonObject): JsonObject {
  const { generationConfig, ...others } = request;
  const isEmpty = isJsonObject(generationConfig) && Object.keys(generationConfig).length === 0;
  const kept = generationConfig === undefined || isEmpty ? others : { ...others, generationConfig };
  const tools = kept['tools'];
  return Array.isArray(tools) ? { ...kept, tools: tools.map(importable) } : kept;
}

function importable(tool: unknown): unknown {
  const search = isJsonObject(tool) ? tool['googleSearch'] : undefined;
  if (!isJsonObject(search) || Object.keys(search).length > 0) return tool;
  // https://github.com/googleapis/python-genai/issues/2123
  return { ...(tool as JsonObject), googleSearch: { timeRangeFilter: null } };
}
