import { isJsonObject, type JsonObject } from '../../json-object.ts';
import { checkKeyField, checkReservedNames, type LineRules, sayTo, type Say } from '../../line-rules.ts';
import { checkMessage } from '../../messages/check-message.ts';
import type { Backend } from '../../messages/message-type.ts';
import type { RowRoute } from '../../row-route.ts';
import { checkContents } from '../gemini/check-contents.ts';
import { field } from '../gemini/check-request.ts';
import { EMBED_CONTENT_REQUEST } from './types.ts';

/** @see https://cloud.google.com/vertex-ai/generative-ai/docs/embeddings/batch-prediction-genai-embeddings */
export function geminiEmbeddingRules({ backend, carrier, model }: RowRoute): LineRules {
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
      checkContent(request, backend, say);
      if (/gemini-embedding-2/.test(model ?? '')) checkIgnored(request, say);
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

function checkContent(request: JsonObject, backend: Backend, say: Say): void {
  const { content } = request;
  const path = ['request', 'content'];
  if (content === undefined || content === null) {
    say('missing-field', path, 'there is nothing to embed', 'Give content: { parts: [{ text }] }.');
  } else if (isJsonObject(content)) {
    // Roles are not asked for here: what is said of a turn's parts holds.
    const say_: Say = (kind, [, ...rest], problem, advice, as) => say(kind, [...path, ...rest], problem, advice, as);
    checkContents([{ role: 'user', ...content }], backend, say_, []);
  }
}

function checkIgnored(request: JsonObject, say: Say): void {
  const config = field(request, 'embedContentConfig');
  for (const holder of [request, isJsonObject(config) ? config : {}]) {
    for (const name of ['taskType', 'title']) {
      if ((field(holder, name) ?? null) === null) continue;
      const as = { severity: 'warning', consequence: 'ignored' } as const;
      const problem = `gemini-embedding-2 takes no notice of ${name}`;
      say('wrong-value', ['request', name], problem, 'Say it in the text.', as);
    }
  }
}
