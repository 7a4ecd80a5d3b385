import { isJsonObject, type JsonObject } from '../../json-object.ts';
import type { JsonPath } from '../../json-path.ts';
import type { Say } from '../../line-rules.ts';
import { field } from './field.ts';
import { formatsOf } from './schema-formats.ts';

/** Holds the schemas of a request to what the Gemini API takes of their dialect, which is less than Vertex AI does. */
export function checkSchemaDialect(request: JsonObject, say: Say, path: JsonPath): void {
  const config = field(request, 'generationConfig');
  if (isJsonObject(config)) {
    checkSchema(field(config, 'responseSchema'), say, [...path, 'generationConfig', 'responseSchema']);
  }
  for (const [index, tool] of listed(field(request, 'tools'))) {
    const declarations = isJsonObject(tool) ? field(tool, 'functionDeclarations') : undefined;
    for (const [at, declaration] of listed(declarations)) {
      if (!isJsonObject(declaration)) continue;
      for (const name of ['parameters', 'response']) {
        checkSchema(declaration[name], say, [...path, 'tools', index, 'functionDeclarations', at, name]);
      }
    }
  }
}

/** What protobuf reads no deeper than is told of elsewhere. https://protobuf.dev/programming-guides/proto-limits/#depth */
const MAX_DEPTH = 100;

function checkSchema(schema: unknown, say: Say, path: JsonPath): void {
  if (!isJsonObject(schema) || path.length > MAX_DEPTH) return;
  const { type, format, properties } = schema;
  const formats = formatsOf(type);
  if (typeof format === 'string' && format !== '' && formats?.includes(format) === false) {
    const [one, other] = formats;
    const problem = `the Gemini API takes only ${one} and ${other} as the format of type ${String(type)}, not ${JSON.stringify(format)}`;
    say(
      'wrong-value',
      [...path, 'format'],
      problem,
      'Leave it out, and check the answer; or say it in the description.',
    );
  }
  if ((schema['default'] ?? null) !== null) {
    const problem = 'the Gemini API takes no notice of a default';
    const advice = 'Leave it out, and put it in where you read the answer.';
    say('wrong-value', [...path, 'default'], problem, advice, { severity: 'warning', consequence: 'ignored' });
  }
  checkSchema(schema['items'], say, [...path, 'items']);
  for (const [index, choice] of listed(field(schema, 'anyOf'))) checkSchema(choice, say, [...path, 'anyOf', index]);
  if (!isJsonObject(properties)) return;
  for (const name of Object.keys(properties)) checkSchema(properties[name], say, [...path, 'properties', name]);
}

function listed(value: unknown): Iterable<[number, unknown]> {
  return Array.isArray(value) ? value.entries() : [];
}
