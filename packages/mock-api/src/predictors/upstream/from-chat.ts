import { badRow } from '../../model/families/row-failure.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { askedSchema } from '../asked-schema.ts';
import { askedTools } from '../asked-tools.ts';
import type { Conversation, Turn, TurnPart } from './conversation.ts';
import { numberField, objectField, objectsIn, textField, textsIn } from './read-fields.ts';

/** Reads the body of a chat completions call; needed only where the upstream is of another kind. @throws RowFailure */
export function fromChat(request: JsonObject): Conversation {
  const messages = objectsIn(request['messages']);
  const names = new Map<string, string>();
  const { stop } = request;
  return {
    system: messages
      .filter(isSystem)
      .map(({ content }) => partsOf(content).map(wordsOf).join('\n'))
      .join('\n'),
    turns: messages.filter((message) => !isSystem(message)).map((message) => turnOf(message, names)),
    tools: askedTools(request),
    schema: askedSchema(request),
    maxTokens: numberField(request, 'max_completion_tokens') ?? numberField(request, 'max_tokens'),
    temperature: numberField(request, 'temperature'),
    topP: numberField(request, 'top_p'),
    topK: undefined,
    seed: numberField(request, 'seed'),
    stop: typeof stop === 'string' ? [stop] : textsIn(stop),
  };
}

function isSystem({ role }: JsonObject): boolean {
  return role === 'system' || role === 'developer';
}

function turnOf(message: JsonObject, names: Map<string, string>): Turn {
  const parts = partsOf(message['content']);
  if (message['role'] === 'tool') {
    const id = textField(message, 'tool_call_id');
    const output = parts.map(wordsOf).join('\n');
    return { role: 'user', parts: [{ kind: 'result', id, name: names.get(id) ?? '', output }] };
  }
  if (message['role'] !== 'assistant') return { role: 'user', parts };
  const calls = objectsIn(message['tool_calls']).map((call): TurnPart => {
    const [id, name] = [textField(call, 'id'), textField(objectField(call, 'function'), 'name')];
    names.set(id, name);
    return { kind: 'call', id, name, input: inputOf(textField(objectField(call, 'function'), 'arguments')) };
  });
  return { role: 'assistant', parts: [...parts, ...calls] };
}

function inputOf(json: string): JsonObject {
  try {
    const value: unknown = JSON.parse(json);
    if (isJsonObject(value)) return value;
  } catch {
    // said below
  }
  throw badRow('The arguments of a tool call are not a JSON object.');
}

function partsOf(content: unknown): TurnPart[] {
  if (typeof content === 'string') return content === '' ? [] : [{ kind: 'text', text: content }];
  return objectsIn(content).map((part) => {
    const { type } = part;
    if (type === 'text') return { kind: 'text', text: textField(part, 'text') };
    throw badRow(`The upstream model takes text, but no part of type ${JSON.stringify(type)}.`);
  });
}

function wordsOf(part: TurnPart): string {
  return part.kind === 'text' ? part.text : '';
}
