import { isJsonObject, type JsonObject } from '../model/json.ts';

/**
 * The schema that a request wants its answer in: a Gemini `Schema`, or a JSON Schema. `{}`, which anything fits, when
 * JSON is wanted and no more is said; undefined when words are.
 */
export function askedSchema(request: JsonObject): JsonObject | undefined {
  return ofGemini(request) ?? ofChat(request['response_format']) ?? ofMessages(request);
}

function ofGemini(request: JsonObject): JsonObject | undefined {
  const config = request['generationConfig'] ?? request['generation_config'];
  if (!isJsonObject(config)) return undefined;
  const schema =
    config['responseSchema'] ??
    config['response_schema'] ??
    config['responseJsonSchema'] ??
    config['response_json_schema'];
  if (isJsonObject(schema)) return schema;
  const mimeType = config['responseMimeType'] ?? config['response_mime_type'];
  return mimeType === 'application/json' ? {} : undefined;
}

/** `response_format` of a chat completions call. */
function ofChat(format: unknown): JsonObject | undefined {
  if (!isJsonObject(format)) return undefined;
  const given = format['json_schema'];
  if (isJsonObject(given) && isJsonObject(given['schema'])) return given['schema'];
  return format['type'] === 'json_object' || format['type'] === 'json_schema' ? {} : undefined;
}

/** `output_config` of a Messages call, or `output_format`, as it was called before. */
function ofMessages(request: JsonObject): JsonObject | undefined {
  const config = request['output_config'];
  const format = (isJsonObject(config) ? config['format'] : undefined) ?? request['output_format'];
  return isJsonObject(format) && isJsonObject(format['schema']) ? format['schema'] : undefined;
}
