import { isJsonObject } from '../../json.ts';
import { generateContentRequest } from './messages/generate-content-request.ts';
import { normalized } from './messages/normalized.ts';

/** @see https://ai.google.dev/api/caching#Schema */
const FORMATS = new Map<unknown, string>([
  ['STRING', "'enum' and 'date-time'"],
  ['INTEGER', "'int32' and 'int64'"],
  ['NUMBER', "'float' and 'double'"],
]);

/**
 * What the service refuses in schemas that are right by their proto: formats other than the few that it knows.
 *
 * @returns Its own words, a line for each: `* GenerateContentRequest.generation_config.response_schema.format: only …`
 * @see https://github.com/google-gemini/gemini-cli/issues/3178
 */
export function schemaProblems(raw: unknown): string | undefined {
  const request = normalized(raw, generateContentRequest);
  if (!isJsonObject(request)) return undefined;
  const { generationConfig, tools } = request;
  const problems: string[] = [];
  if (isJsonObject(generationConfig)) {
    problems.push(...inSchema(generationConfig['responseSchema'], 'generation_config.response_schema'));
  }
  for (const [index, tool] of listed(tools)) {
    const declarations = isJsonObject(tool) ? tool['functionDeclarations'] : undefined;
    for (const [at, declaration] of listed(declarations)) {
      if (!isJsonObject(declaration)) continue;
      for (const name of ['parameters', 'response']) {
        problems.push(...inSchema(declaration[name], `tools[${index}].function_declarations[${at}].${name}`));
      }
    }
  }
  return problems.length === 0 ? undefined : problems.join('');
}

function* inSchema(schema: unknown, place: string): Generator<string, void> {
  if (!isJsonObject(schema)) return;
  const { type, format = '', items, anyOf, properties } = schema;
  const formats = FORMATS.get(type);
  if (format !== '' && formats !== undefined && !formats.includes(`'${String(format)}'`)) {
    yield `* GenerateContentRequest.${place}.format: only ${formats} are supported for ${String(type)} type\n`;
  }
  yield* inSchema(items, `${place}.items`);
  for (const [index, choice] of listed(anyOf)) yield* inSchema(choice, `${place}.any_of[${index}]`);
  if (!isJsonObject(properties)) return;
  for (const [name, property] of Object.entries(properties)) yield* inSchema(property, `${place}.properties[${name}]`);
}

function listed(value: unknown): Iterable<[number, unknown]> {
  return Array.isArray(value) ? value.entries() : [];
}
