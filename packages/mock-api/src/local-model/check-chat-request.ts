import { isJsonObject } from '../model/json.ts';

type Check = (value: unknown, place: string) => string | undefined;

/**
 * Looks at the body of a chat completions call as a strict server would: every field has to be known and of its type.
 *
 * @returns What is wrong first, with its place, e.g. `messages[0].role is one of …`; undefined when nothing is.
 * @see https://platform.openai.com/docs/api-reference/chat/create
 */
export function checkChatRequest(body: unknown): string | undefined {
  return request(body, 'the body');
}

const text: Check = (value, place) => (typeof value === 'string' ? undefined : `${place} is a text`);
const anObject: Check = (value, place) => (isJsonObject(value) ? undefined : `${place} is an object`);
const flag: Check = (value, place) => (typeof value === 'boolean' ? undefined : `${place} is true or false`);

function number(min: number, max: number, isWhole = false): Check {
  return (value, place) => {
    const fits = typeof value === 'number' && value >= min && value <= max && (!isWhole || Number.isInteger(value));
    return fits ? undefined : `${place} is a ${isWhole ? 'whole ' : ''}number from ${min} to ${max}`;
  };
}

function oneOf(...choices: readonly unknown[]): Check {
  return (value, place) => (choices.includes(value) ? undefined : `${place} is one of ${choices.join(', ')}`);
}

function either(...checks: readonly Check[]): Check {
  return (value, place) => {
    const problems = checks.map((check) => check(value, place));
    return problems.includes(undefined) ? undefined : problems.join(', or ');
  };
}

function listOf(item: Check, least = 0): Check {
  return (value, place) => {
    if (!Array.isArray(value) || value.length < least) return `${place} is a list of ${least} or more`;
    return first(value.map((each: unknown, index) => item(each, `${place}[${index}]`)));
  };
}

function object(required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check {
  return (value, place) => {
    if (!isJsonObject(value)) return `${place} is an object`;
    const missing = Object.keys(required).find((name) => !(name in value));
    if (missing !== undefined) return `${place} has no ${missing}`;
    const checks: Readonly<Record<string, Check>> = { ...required, ...optional };
    return first(
      Object.entries(value).map(([name, field]) => {
        const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
        return check ? check(field, `${place}.${name}`) : `${place}.${name} is not known`;
      }),
    );
  };
}

function first(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
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
