import { isJsonObject } from '../model/json.ts';
import { anObject, either, flag, listOf, number, object, oneOf, text, type Check } from './check.ts';

/**
 * Looks at the body of a chat completions call as a strict server would: every field has to be known and of its type.
 *
 * @returns What is wrong first, with its place, e.g. `messages[0].role is one of …`; undefined when nothing is.
 * @see https://platform.openai.com/docs/api-reference/chat/create
 */
export function checkChatRequest(body: unknown): string | undefined {
  return request(body, 'the body');
}

const functionCall = object({ name: text, arguments: text });
const part = either(
  object({ type: oneOf('text'), text }),
  object({ type: oneOf('image_url'), image_url: object({ url: text }, { detail: oneOf('auto', 'low', 'high') }) }),
);
const content = either(text, listOf(part, 1));
const toolCalls = listOf(object({ id: text, type: oneOf('function'), function: functionCall }), 1);

const message: Check = (value, place) => {
  const role: unknown = isJsonObject(value) ? value['role'] : undefined;
  switch (role) {
    case 'tool':
      return object({ role: text, content, tool_call_id: text })(value, place);
    case 'assistant':
      return object({ role: text, content: either(content, oneOf(null)) }, { tool_calls: toolCalls })(value, place);
    case 'system':
    case 'developer':
    case 'user':
      return object({ role: text, content }, { name: text })(value, place);
    default:
      return `${place}.role is one of system, developer, user, assistant, tool`;
  }
};

const format = either(
  object({ type: oneOf('text', 'json_object') }),
  object({
    type: oneOf('json_schema'),
    json_schema: object({ name: text, schema: anObject }, { description: text, strict: flag }),
  }),
);
const tool = object({
  type: oneOf('function'),
  function: object({ name: text }, { description: text, parameters: anObject, strict: flag }),
});
const choice = either(
  oneOf('none', 'auto', 'required'),
  object({ type: oneOf('function'), function: object({ name: text }) }),
);

const request = object(
  { model: text, messages: listOf(message, 1) },
  {
    max_tokens: number(1, 1e6, true),
    max_completion_tokens: number(1, 1e6, true),
    temperature: number(0, 2),
    top_p: number(0, 1),
    presence_penalty: number(-2, 2),
    frequency_penalty: number(-2, 2),
    n: number(1, 1, true),
    seed: number(-(2 ** 53), 2 ** 53, true),
    stop: either(text, listOf(text, 1)),
    response_format: format,
    tools: listOf(tool, 1),
    tool_choice: choice,
    stream: oneOf(false),
    user: text,
  },
);
