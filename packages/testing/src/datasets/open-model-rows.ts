import type { RowWriter } from './row-spec.ts';

/** A chat completion's body, as far as it is typed. The job's model decides: the body's is not used. */
export interface ChatRequest {
  messages: { role: 'system' | 'user' | 'assistant'; content: string }[];
  max_tokens: number;
  temperature: number;
}

/** `{"custom_id":"…","body":{"messages":[…]}}`: Llama, gpt-oss, Qwen, DeepSeek. */
export const openModelRow: RowWriter<ChatRequest> = ({ key, text, request, beside }) => ({
  custom_id: key,
  method: 'POST',
  url: '/v1/chat/completions',
  ...beside,
  body: { messages: [{ role: 'user', content: text }], max_tokens: 256, ...request },
});

/** The body of an embeddings call. */
export interface OpenEmbeddingRequest {
  input: string | string[];
}

/** `{"custom_id":"…","body":{"input":"…"}}`: E5. */
export const openEmbeddingRow: RowWriter<OpenEmbeddingRequest> = ({ key, text, request, beside }) => ({
  custom_id: key,
  method: 'POST',
  url: '/v1/embeddings',
  ...beside,
  body: { input: text, ...request },
});
