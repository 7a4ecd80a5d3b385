import type { JsonObject } from '../../model/json.ts';
import type { Conversation, Turn, TurnPart } from './conversation.ts';
import { jsonSchema } from './json-schema.ts';

/** The body of a chat completions call. @see https://platform.openai.com/docs/api-reference/chat/create */
export function toChat(conversation: Conversation, model: string): JsonObject {
  const { system, turns, tools, schema, maxTokens, temperature, topP, seed, stop } = conversation;
  return {
    model,
    messages: [...(system === '' ? [] : [{ role: 'system', content: system }]), ...turns.flatMap(messagesOf)],
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(seed !== undefined && { seed }),
    ...(stop.length > 0 && { stop }),
    ...(schema && { response_format: responseFormat(schema) }),
    ...(tools.tools.length > 0 && {
      tools: tools.tools.map(({ name, description, schema: parameters }) => ({
        type: 'function',
        function: { name, ...(description !== undefined && { description }), parameters: jsonSchema(parameters) },
      })),
      tool_choice: toolChoice(conversation),
    }),
  };
}

function toolChoice({ tools: { tools, isForced } }: Conversation): unknown {
  if (!isForced) return 'auto';
  const [only, ...others] = tools;
  return only && others.length === 0 ? { type: 'function', function: { name: only.name } } : 'required';
}

function responseFormat(schema: JsonObject): JsonObject {
  if (Object.keys(schema).length === 0) return { type: 'json_object' };
  return { type: 'json_schema', json_schema: { name: 'answer', schema: jsonSchema(schema) } };
}

/** Results of tools are messages of their own, before what the user adds to them. */
function messagesOf({ role, parts }: Turn): JsonObject[] {
  const results = parts.flatMap((part) =>
    part.kind === 'result' ? [{ role: 'tool', tool_call_id: part.id, content: part.output }] : [],
  );
  const calls = parts.flatMap((part) =>
    part.kind === 'call'
      ? [{ id: part.id, type: 'function', function: { name: part.name, arguments: JSON.stringify(part.input) } }]
      : [],
  );
  const content = parts.flatMap(contentOf);
  if (content.length === 0 && calls.length === 0) return results;
  const isPlain = content.every(({ type }) => type === 'text');
  const words = content.map(({ text }) => text).join('\n');
  return [
    ...results,
    {
      role,
      content: content.length === 0 ? null : isPlain ? words : content,
      ...(calls.length > 0 && { tool_calls: calls }),
    },
  ];
}

function contentOf(part: TurnPart): JsonObject[] {
  switch (part.kind) {
    case 'text':
      return [{ type: 'text', text: part.text }];
    case 'image':
      return [{ type: 'image_url', image_url: { url: `data:${part.mimeType};base64,${part.base64}` } }];
    case 'image-url':
      return [{ type: 'image_url', image_url: { url: part.url } }];
    case 'call':
    case 'result':
      return [];
    default:
      return part satisfies never;
  }
}
