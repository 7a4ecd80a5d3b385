import type { RowWriter } from './row-spec.ts';

/** The body of an Anthropic Messages call as Vertex AI takes it, as far as it is typed. */
export interface ClaudeRequest {
  anthropic_version: string;
  max_tokens: number;
  messages: { role: 'user' | 'assistant'; content: string | Record<string, unknown>[] }[];
  system: string | Record<string, unknown>[];
  temperature: number;
  tools: Record<string, unknown>[];
}

/** `{"custom_id":"…","request":{"messages":[…]}}` */
export const claudeRow: RowWriter<ClaudeRequest> = ({ key, text, request, beside }) => ({
  custom_id: key,
  ...beside,
  request: {
    anthropic_version: 'vertex-2023-10-16',
    max_tokens: 256,
    messages: [{ role: 'user', content: text }],
    ...request,
  },
});
