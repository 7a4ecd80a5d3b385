import {
  any,
  enumOf,
  flag,
  foreignMessageType,
  integer,
  listOf,
  messageOf,
  type MessageType,
  number,
  text,
  textOr,
} from '../../messages/message-type.ts';

const PART: MessageType = foreignMessageType('a part', { type: text, text });

const MESSAGE: MessageType = foreignMessageType('a message', {
  role: enumOf(['system', 'developer', 'user', 'assistant', 'tool', 'function']),
  content: textOr(listOf(messageOf(() => PART))),
  name: text,
  tool_calls: any,
  tool_call_id: text,
  refusal: text,
  reasoning_content: text,
});

/** The body of a chat completion. https://platform.openai.com/docs/api-reference/chat/create */
export const CHAT_BODY: MessageType = foreignMessageType('a chat completion', {
  model: text,
  messages: listOf(messageOf(() => MESSAGE)),
  max_tokens: integer,
  max_completion_tokens: integer,
  temperature: number,
  top_p: number,
  top_k: number,
  min_p: number,
  n: integer,
  stop: textOr(listOf(text)),
  seed: integer,
  presence_penalty: number,
  frequency_penalty: number,
  repetition_penalty: number,
  logprobs: any,
  top_logprobs: integer,
  logit_bias: any,
  response_format: any,
  tools: any,
  tool_choice: any,
  parallel_tool_calls: flag,
  reasoning_effort: text,
  chat_template_kwargs: any,
  extra_body: any,
  stream: flag,
  stream_options: any,
  user: text,
});

/** The body of a request for embeddings. https://platform.openai.com/docs/api-reference/embeddings/create */
export const EMBEDDINGS_BODY: MessageType = foreignMessageType('a request for embeddings', {
  model: text,
  input: textOr(listOf(any)),
  dimensions: integer,
  encoding_format: text,
  user: text,
});
