import { isJsonObject, type JsonObject } from '../../json-object.ts';
import type { JsonPath } from '../../json-path.ts';
import { checkKeyField, checkReservedNames, type LineRules, sayTo, type Say } from '../../line-rules.ts';
import { checkMessage } from '../../messages/check-message.ts';
import type { Backend } from '../../messages/message-type.ts';
import type { RowRoute } from '../../row-route.ts';
import { checkContents } from '../gemini/check-contents.ts';
import { DATA_FIELD_NAMES } from '../gemini/types/content.ts';
import { checkSettings } from './check-settings.ts';
import { EMBED_CONTENT_REQUEST } from './types.ts';

/** @see https://cloud.google.com/vertex-ai/generative-ai/docs/embeddings/batch-prediction-genai-embeddings */
export function geminiEmbeddingRules(route: RowRoute): LineRules {
  const { backend, carrier } = route;
  const consequence = backend === 'vertex' ? 'row fails' : 'refused at create';
  const adviceFor = (_: unknown, name: string): string => (name === 'contents' ? 'A row has one content.' : '');
  return {
    check(line, report) {
      if (!isJsonObject(line)) return;
      const say = sayTo(report, consequence);
      if (carrier === 'file') checkTopLevel(line, backend, say);
      const { request } = line;
      if (!isJsonObject(request)) {
        const advice = 'Give request: { content: { parts: [{ text }] } }.';
        say('missing-field', ['request'], 'the line has no request that is an object', advice);
        return;
      }
      const walk = { backend, consequence, report, adviceFor, path: ['request'] } as const;
      checkMessage(EMBED_CONTENT_REQUEST, request, { ...walk, path: [...walk.path] });
      checkContent(request, route, say);
      checkSettings(request, route, say);
    },
  };
}

function checkTopLevel(line: JsonObject, backend: Backend, say: Say): void {
  checkKeyField(line, 'key', say, 'warning');
  if (backend === 'vertex') checkReservedNames(line, ['response', 'status'], say);
  for (const name of Object.keys(line)) {
    if (['key', 'request', 'response', 'status'].includes(name)) continue;
    const as = { severity: 'warning', consequence: 'ignored' } as const;
    say('unknown-field', [name], `${name} is not a field of a line`, 'A line has key and request.', as);
  }
}

function checkContent(request: JsonObject, { backend, model }: RowRoute, say: Say): void {
  const { content } = request;
  const path = ['request', 'content'];
  if (content === undefined || content === null) {
    say('missing-field', path, 'there is nothing to embed', 'Give content: { parts: [{ text }] }.');
  } else if (isJsonObject(content)) {
    // Roles are not asked for here: what is said of a turn's parts holds.
    const say_: Say = (kind, [, ...rest], problem, advice, as) => say(kind, [...path, ...rest], problem, advice, as);
    checkContents([{ role: 'user', ...content }], backend, say_, []);
    if (/(^|\/)gemini-embedding-001(@|$)/.test(model ?? '')) checkIsText(content['parts'], [...path, 'parts'], say);
  }
}

/** @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/text-embeddings-api */
function checkIsText(parts: unknown, path: JsonPath, say: Say): void {
  for (const [index, part] of (Array.isArray(parts) ? parts : [parts]).entries()) {
    if (!isJsonObject(part)) continue;
    const other = DATA_FIELD_NAMES.flat().find((name) => name !== 'text' && (part[name] ?? null) !== null);
    if (other === undefined) continue;
    const here = Array.isArray(parts) ? [...path, index, other] : [...path, other];
    const as = { consequence: 'row fails' } as const;
    say('media', here, 'gemini-embedding-001 embeds text only', 'Give a text, or use gemini-embedding-2.', as);
  }
}
