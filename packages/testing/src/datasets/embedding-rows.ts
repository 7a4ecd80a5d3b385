import type { Content } from '@genai-batch/core';
import type { RowWriter } from './row-spec.ts';

/** What a `text-embedding-…` model takes, as far as it is typed. */
export interface TextEmbeddingInstance {
  content: string;
  task_type: string;
  title: string;
  outputDimensionality: number;
}

/** `{"content":"…"}`: a line is the instance, and has no room for a key. */
export const textEmbeddingRow: RowWriter<TextEmbeddingInstance> = ({ text, request, beside }) => ({
  content: text,
  ...beside,
  ...request,
});

/** An embedding's request on Vertex AI, as far as it is typed. */
export interface GeminiEmbeddingRequest {
  content: Content;
  embed_content_config: { output_dimensionality?: number; task_type?: string; title?: string };
}

/** `{"key":"…","request":{"content":{…}}}` of `gemini-embedding-…` on Vertex AI. */
export const geminiEmbeddingRow: RowWriter<GeminiEmbeddingRequest> = ({ key, text, request, beside }) => ({
  key,
  ...beside,
  request: {
    content: { parts: [{ text }] },
    embed_content_config: { output_dimensionality: 768, task_type: 'RETRIEVAL_DOCUMENT' },
    ...request,
  },
});

/** An embedding's request in a file of the Gemini API, as far as it is typed. */
export interface GeminiFileEmbeddingRequest {
  content: Content;
  output_dimensionality: number;
}

/** The same of the Gemini API's files. */
export const geminiFileEmbeddingRow: RowWriter<GeminiFileEmbeddingRequest> = ({ key, text, request, beside }) => ({
  key,
  ...beside,
  request: { content: { parts: [{ text }] }, output_dimensionality: 768, ...request },
});
