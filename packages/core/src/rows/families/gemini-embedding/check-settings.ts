import { isJsonObject, type JsonObject } from '../../json-object.ts';
import type { JsonPath } from '../../json-path.ts';
import type { Say } from '../../line-rules.ts';
import type { RowRoute } from '../../row-route.ts';
import { snakeCase } from '../../spelling.ts';
import { checkDimensions } from '../embedding-dimensions.ts';
import { SETTINGS } from './types.ts';

const IGNORED = { severity: 'warning', consequence: 'ignored' } as const;

/** Looks at what a row says of its vector: in `embed_content_config` on Vertex AI, beside the content on the Gemini API. */
export function checkSettings(request: JsonObject, { backend, model }: RowRoute, say: Say): void {
  const place = spelled(request, 'embedContentConfig');
  const config = place === undefined ? undefined : request[place];
  if (place !== undefined && isJsonObject(config)) checkHolder(config, ['request', place], model, say);
  if (backend === 'gemini') checkHolder(request, ['request'], model, say);
  else checkMisplaced(request, say);
}

function checkHolder(holder: JsonObject, path: JsonPath, model: string | undefined, say: Say): void {
  const dimensions = spelled(holder, 'outputDimensionality');
  if (dimensions !== undefined) checkDimensions(holder[dimensions], [...path, dimensions], model, say);
  if (!/gemini-embedding-2/.test(model ?? '')) return;
  for (const name of ['taskType', 'title']) {
    const given = spelled(holder, name);
    if (given === undefined) continue;
    const problem = `gemini-embedding-2 takes no notice of ${name}`;
    say('wrong-value', [...path, given], problem, 'Say it in the text.', IGNORED);
  }
}

/** A user has had vectors of full length. */
function checkMisplaced(request: JsonObject, say: Say): void {
  for (const name of Object.keys(SETTINGS)) {
    const given = spelled(request, name);
    if (given === undefined) continue;
    const problem = `${given} beside the content is not read on Vertex AI`;
    const advice = `Put it into request.embed_content_config, as ${snakeCase(name)}.`;
    say('misplaced-field', ['request', given], problem, advice, IGNORED);
  }
}

/** The name that a field has in the message; undefined where the message does not have it. */
function spelled(message: JsonObject, name: string): string | undefined {
  return [name, snakeCase(name)].find((spelling) => (message[spelling] ?? null) !== null);
}
