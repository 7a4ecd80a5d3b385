import { isJsonObject, type JsonObject } from '../../json-object.ts';
import { checkKeyField, checkReservedNames, type LineRules, sayTo, type Say } from '../../line-rules.ts';
import { checkMessage } from '../../messages/check-message.ts';
import type { RowRoute } from '../../row-route.ts';
import { sameModel } from '../../same-model.ts';
import { kindOfBody } from './kind.ts';

const FIELDS: ReadonlySet<string> = new Set(['custom_id', 'method', 'url', 'body', 'response', 'id']);

/** @see https://cloud.google.com/vertex-ai/generative-ai/docs/maas/capabilities/batch-prediction */
export function openModelRules({ model }: RowRoute): LineRules {
  return {
    check(line, report) {
      if (!isJsonObject(line)) return;
      const say = sayTo(report, 'row fails');
      const ignored = { severity: 'warning', consequence: 'ignored' } as const;
      checkKeyField(line, 'custom_id', say, 'error');
      checkReservedNames(line, ['response', 'id'], say);
      for (const name of Object.keys(line)) {
        if (FIELDS.has(name)) continue;
        const advice = 'A line has custom_id, method, url and body.';
        say('unknown-field', [name], `${name} is not a field of a line`, advice, ignored);
      }
      const { body, method, url } = line;
      if (!isJsonObject(body)) {
        say('missing-field', ['body'], 'the line has no body that is an object', 'Give body: { messages }.');
        return;
      }
      const kind = kindOfBody(body, model);
      if ((method ?? 'POST') !== 'POST') say('wrong-value', ['method'], 'is not POST', "Write 'POST'.", ignored);
      if ((url ?? kind.url) !== kind.url)
        say('wrong-value', ['url'], 'does not fit the body', `Write '${kind.url}'.`, ignored);
      if ((body['model'] ?? null) !== null && model !== undefined && !sameModel(body['model'], model)) {
        say(
          'misplaced-field',
          ['body', 'model'],
          'is not the model of the job, which answers',
          'Leave it out.',
          ignored,
        );
      }
      const adviceFor = (): string => '';
      checkMessage(kind.type, body, { backend: 'vertex', consequence: 'row fails', report, adviceFor, path: ['body'] });
      checkBody(body, say);
    },
  };
}

function checkBody(body: JsonObject, say: Say): void {
  if (body['stream'] === true) {
    say('wrong-value', ['body', 'stream'], 'a batch job does not stream', 'Leave it out.');
  }
  for (const name of ['max_tokens', 'max_completion_tokens']) {
    const tokens = body[name];
    if (typeof tokens !== 'number' || tokens >= 1) continue;
    say('wrong-value', ['body', name], 'must be 1 or more', 'Say how long an answer may be, e.g. 1024.');
  }
  const { messages, input } = body;
  if (input !== undefined && input !== null && input !== '') return;
  if (!Array.isArray(messages) || messages.length === 0) {
    if (messages !== undefined && messages !== null && !Array.isArray(messages)) return;
    const advice = "Give messages: [{ role: 'user', content }], or, to embed, input.";
    say('missing-field', ['body', 'messages'], 'the body asks nothing', advice);
    return;
  }
  for (const [index, message] of messages.entries()) {
    if (!isJsonObject(message)) continue;
    const path = ['body', 'messages', index];
    if ((message['role'] ?? null) === null) {
      say('missing-field', [...path, 'role'], 'a message needs a role', "Give { role: 'user', content }.");
    }
    if (Array.isArray(message['content'])) checkParts(message['content'], [...path, 'content'], say);
  }
}

function checkParts(parts: readonly unknown[], path: readonly (string | number)[], say: Say): void {
  for (const [index, part] of parts.entries()) {
    if (!isJsonObject(part) || part['type'] === 'text' || part['type'] === undefined) continue;
    const problem = 'open models in batch jobs take text only';
    say('media', [...path, index, 'type'], problem, 'Leave the part out, or use Gemini.');
  }
}
