import { isJsonObject, type JsonObject } from '../../json-object.ts';
import type { JsonPath } from '../../json-path.ts';
import type { Consequence, Report } from '../../line-problem.ts';
import { sayTo, type Say } from '../../line-rules.ts';
import { checkMessage } from '../../messages/check-message.ts';
import type { Backend } from '../../messages/message-type.ts';
import { adviceForField } from './advice-for-field.ts';
import { checkContents } from './check-contents.ts';
import { checkSchemaDialect } from './check-schema-dialect.ts';
import { field } from './field.ts';
import { GENERATE_CONTENT_REQUEST } from './types/request.ts';

/** Holds a `GenerateContentRequest` to its type, and to what no type says. @param path Where it is in the line. */
export function checkRequest(
  request: JsonObject,
  backend: Backend,
  consequence: Consequence,
  report: Report,
  path: JsonPath,
): void {
  const walk = { backend, consequence, report, adviceFor: adviceForField, path: [...path] };
  checkMessage(GENERATE_CONTENT_REQUEST, request, walk);
  const say = sayTo(report, consequence);
  checkContents(field(request, 'contents'), backend, say, [...path, 'contents']);
  checkCache(request, backend, say, path);
  checkSchemas(field(request, 'generationConfig'), say, [...path, 'generationConfig']);
  if (backend === 'gemini') checkSchemaDialect(request, say, path);
  checkLabels(field(request, 'labels'), say, [...path, 'labels']);
  checkSafetySettings(field(request, 'safetySettings'), say, [...path, 'safetySettings']);
}

function checkCache(request: JsonObject, backend: Backend, say: Say, path: JsonPath): void {
  const cache = field(request, 'cachedContent');
  if (cache === undefined || cache === null) return;
  const here = [...path, 'cachedContent'];
  if (backend === 'vertex') {
    say('wrong-value', here, 'batch jobs on Vertex AI take no explicit cache', 'Put the cached content into the row.');
    return;
  }
  const others = ['systemInstruction', 'tools', 'toolConfig'].filter((name) => (field(request, name) ?? null) !== null);
  if (others.length === 0) return;
  const problem = `a row with cachedContent has no ${others.join(', ')} of its own`;
  say('wrong-value', here, problem, 'Put them into the cache, and leave them out here.');
}

function checkSchemas(config: unknown, say: Say, path: JsonPath): void {
  if (!isJsonObject(config)) return;
  const schema = field(config, 'responseSchema') ?? null;
  const jsonSchema = field(config, 'responseJsonSchema') ?? null;
  if (schema !== null && jsonSchema !== null) {
    const problem = 'responseSchema and responseJsonSchema exclude each other';
    say('wrong-value', [...path, 'responseSchema'], problem, 'Keep one of them.');
  }
  if ((schema ?? jsonSchema) !== null && (field(config, 'responseMimeType') ?? null) === null) {
    const problem = 'a schema of the response asks for responseMimeType';
    const advice = "Add responseMimeType: 'application/json'.";
    say('missing-field', [...path, 'responseMimeType'], problem, advice, { severity: 'warning' });
  }
}

/** @see https://cloud.google.com/vertex-ai/generative-ai/docs/multimodal/labels */
function checkLabels(labels: unknown, say: Say, path: JsonPath): void {
  if (!isJsonObject(labels)) return;
  for (const [name, value] of Object.entries(labels)) {
    const wrong = !/^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u.test(name)
      ? `the name of a label begins with a lower-case letter and has at most 63 of these: lower-case letters, digits, _, -`
      : typeof value === 'string' && !/^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u.test(value)
        ? `the value of a label has at most 63 of these: lower-case letters, digits, _, -`
        : undefined;
    if (wrong !== undefined) say('wrong-value', [...path, name], wrong, 'Change it.');
  }
}

function checkSafetySettings(settings: unknown, say: Say, path: JsonPath): void {
  if (!Array.isArray(settings)) return;
  const seen = new Set<unknown>();
  for (const [index, setting] of settings.entries()) {
    const category = isJsonObject(setting) ? setting['category'] : undefined;
    if (category !== undefined && seen.has(category)) {
      const problem = `there are two settings for ${JSON.stringify(category)}`;
      say('wrong-value', [...path, index], problem, 'Keep one.', { severity: 'warning' });
    }
    seen.add(category);
  }
}
