import { isJsonObject, type JsonObject } from '../../json-object.ts';
import { checkKeyField, checkReservedNames, type LineRules, sayTo, type Say } from '../../line-rules.ts';
import { checkMessage } from '../../messages/check-message.ts';
import { CLAUDE_BODY } from './body.ts';
import { ANTHROPIC_VERSION } from './encode.ts';

/** @see https://cloud.google.com/vertex-ai/generative-ai/docs/partner-models/claude-batch */
export function claudeRules(): LineRules {
  return {
    check(line, report) {
      if (!isJsonObject(line)) return;
      const say = sayTo(report, 'row fails');
      checkKeyField(line, 'custom_id', say, 'error');
      checkReservedNames(line, ['response', 'status'], say);
      for (const name of Object.keys(line)) {
        if (['custom_id', 'request', 'response', 'status'].includes(name)) continue;
        const as = { severity: 'warning', consequence: 'ignored' } as const;
        say('unknown-field', [name], `${name} is not a field of a line`, 'A line has custom_id and request.', as);
      }
      const { request } = line;
      if (!isJsonObject(request)) {
        const advice =
          'params' in line ? 'Call params request.' : 'Give request: { messages, max_tokens, anthropic_version }.';
        say('missing-field', ['request'], 'the line has no request that is an object', advice);
        return;
      }
      const adviceFor = (): string => '';
      const walk = { backend: 'vertex', consequence: 'row fails', report, adviceFor, path: ['request'] } as const;
      checkMessage(CLAUDE_BODY, request, { ...walk, path: [...walk.path] });
      checkBody(request, say);
    },
  };
}

function checkBody(request: JsonObject, say: Say): void {
  const at = (name: string): string[] => ['request', name];
  const isMissing = (name: string): boolean => request[name] === undefined || request[name] === null;
  if (isMissing('messages')) {
    const advice =
      'contents' in request ? 'Claude has messages, not contents.' : "Give messages: [{ role: 'user', content }].";
    say('missing-field', at('messages'), 'a request to Claude needs messages', advice);
  } else if (Array.isArray(request['messages'])) checkMessages(request['messages'], say);
  if (isMissing('max_tokens')) {
    say('missing-field', at('max_tokens'), 'Claude asks for max_tokens', 'Say how long an answer may be, e.g. 1024.');
  } else if (typeof request['max_tokens'] === 'number' && request['max_tokens'] < 1) {
    say('wrong-value', at('max_tokens'), 'must be 1 or more', 'Say how long an answer may be, e.g. 1024.');
  }
  const version = request['anthropic_version'];
  if (isMissing('anthropic_version')) {
    const problem = 'Vertex AI asks for anthropic_version';
    say('missing-field', at('anthropic_version'), problem, `Give '${ANTHROPIC_VERSION}'.`);
  } else if (typeof version === 'string' && !version.startsWith('vertex-')) {
    const problem = `${JSON.stringify(version.slice(0, 80))} is not a version of Vertex AI's`;
    say('wrong-value', at('anthropic_version'), problem, `Give '${ANTHROPIC_VERSION}'.`);
  }
  if (!isMissing('model')) say('misplaced-field', at('model'), 'the model is the job’s', 'Leave it out.');
  if (request['stream'] === true) say('wrong-value', at('stream'), 'a batch job does not stream', 'Leave it out.');
}

/** Only what Claude is to go on from may be empty: the assistant's last message. https://docs.claude.com/en/api/messages */
function saysNothing(content: unknown): boolean {
  return content === '' || (Array.isArray(content) && content.length === 0);
}

function checkMessages(messages: readonly unknown[], say: Say): void {
  const path = ['request', 'messages'];
  if (messages.length === 0) say('missing-field', path, 'there is no message', "Give [{ role: 'user', content }].");
  for (const [index, message] of messages.entries()) {
    if (!isJsonObject(message)) continue;
    for (const name of ['role', 'content']) {
      if ((message[name] ?? null) === null) {
        say(
          'missing-field',
          [...path, index, name],
          `a message needs a ${name}`,
          "Give { role: 'user', content: '…' }.",
        );
      }
    }
    if (saysNothing(message['content']) && !(message['role'] === 'assistant' && index === messages.length - 1)) {
      say('wrong-value', [...path, index, 'content'], 'a message says nothing', 'Say something, or leave it out.');
    }
    if (message['role'] === 'system') {
      say('wrong-value', [...path, index, 'role'], 'system is not a role', 'Put its text into request.system.');
    }
  }
}
