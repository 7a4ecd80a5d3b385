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
  object,
  text,
  textOr,
} from '../../messages/message-type.ts';

const SOURCE: MessageType = foreignMessageType('source', {
  type: text,
  media_type: text,
  data: text,
  url: text,
  file_id: text,
  content: any,
});

const BLOCK: MessageType = foreignMessageType('a content block', {
  type: text,
  text,
  source: messageOf(() => SOURCE),
  title: text,
  context: text,
  citations: any,
  cache_control: object,
  id: text,
  name: text,
  input: any,
  tool_use_id: text,
  is_error: flag,
  content: textOr(listOf(messageOf(() => BLOCK))),
  thinking: text,
  signature: text,
  data: text,
});

const MESSAGE: MessageType = foreignMessageType('a message', {
  role: enumOf(['user', 'assistant']),
  content: textOr(listOf(messageOf(() => BLOCK))),
});

const TOOL: MessageType = foreignMessageType('a tool', {
  name: text,
  description: text,
  input_schema: any,
  type: text,
  cache_control: object,
  strict: flag,
  max_uses: integer,
  allowed_domains: listOf(text),
  blocked_domains: listOf(text),
  user_location: object,
  display_width_px: integer,
  display_height_px: integer,
  display_number: integer,
});

const THINKING: MessageType = foreignMessageType('thinking', { type: text, budget_tokens: integer, display: text });

const TOOL_CHOICE: MessageType = foreignMessageType('tool_choice', {
  type: text,
  name: text,
  disable_parallel_tool_use: flag,
});

/** The body of Anthropic's Messages API, as Vertex AI takes it. https://docs.claude.com/en/api/messages */
export const CLAUDE_BODY: MessageType = foreignMessageType('a request to Claude', {
  anthropic_version: text,
  anthropic_beta: listOf(text),
  model: text,
  stream: flag,
  messages: listOf(messageOf(() => MESSAGE)),
  system: textOr(listOf(messageOf(() => BLOCK))),
  max_tokens: integer,
  temperature: number,
  top_p: number,
  top_k: integer,
  stop_sequences: listOf(text),
  metadata: object,
  tools: listOf(messageOf(() => TOOL)),
  tool_choice: messageOf(() => TOOL_CHOICE),
  thinking: messageOf(() => THINKING),
  output_config: object,
  output_format: object,
  context_management: object,
  mcp_servers: listOf(object),
  container: any,
  service_tier: text,
});
