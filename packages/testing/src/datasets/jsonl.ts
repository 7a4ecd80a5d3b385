import { claudeRow, type ClaudeRequest } from './claude-rows.ts';
import {
  geminiEmbeddingRow,
  geminiFileEmbeddingRow,
  textEmbeddingRow,
  type GeminiEmbeddingRequest,
  type GeminiFileEmbeddingRequest,
  type TextEmbeddingInstance,
} from './embedding-rows.ts';
import { geminiRow, type GeminiRequest } from './gemini-rows.ts';
import { JsonLines } from './json-lines.ts';
import { openEmbeddingRow, openModelRow, type ChatRequest, type OpenEmbeddingRequest } from './open-model-rows.ts';
import { ownModelRow } from './own-model-rows.ts';
import type { DatasetOptions, RowSpec, RowWriter } from './row-spec.ts';

/** Builds rows of one family: so many, or these. */
export type DatasetBuilder<Request> = (
  rows: number | readonly RowSpec<Request>[],
  options?: DatasetOptions,
) => JsonLines<Request>;

const of =
  <Request>(write: RowWriter<Request>): DatasetBuilder<Request> =>
  (rows, options) =>
    new JsonLines(write, rows, options);

/**
 * Input files of every family of models. The same arguments give the same lines.
 *
 * @example
 * jsonl.claude(3);
 * jsonl.gemini(['Why is the sky blue?', { key: 'b', request: { tools: [{ googleSearch: {} }] } }]);
 */
export const jsonl: {
  /** Claude on Vertex AI. */
  readonly claude: DatasetBuilder<ClaudeRequest>;
  /** Gemini on Vertex AI. */
  readonly gemini: DatasetBuilder<GeminiRequest>;
  /** Gemini, for a file of the Gemini API. */
  readonly geminiFile: DatasetBuilder<GeminiRequest>;
  /** `gemini-embedding-…` on Vertex AI. */
  readonly geminiEmbedding: DatasetBuilder<GeminiEmbeddingRequest>;
  /** `gemini-embedding-…`, for a file of the Gemini API. */
  readonly geminiFileEmbedding: DatasetBuilder<GeminiFileEmbeddingRequest>;
  /** `text-embedding-…` on Vertex AI. */
  readonly textEmbedding: DatasetBuilder<TextEmbeddingInstance>;
  /** Llama, gpt-oss, Qwen and DeepSeek on Vertex AI. */
  readonly openModel: DatasetBuilder<ChatRequest>;
  /** E5 on Vertex AI. */
  readonly openEmbedding: DatasetBuilder<OpenEmbeddingRequest>;
  /** A model of one's own on Vertex AI. */
  readonly ownModel: DatasetBuilder<Record<string, unknown>>;
} = {
  claude: of(claudeRow),
  gemini: of(geminiRow),
  geminiFile: of(geminiRow),
  geminiEmbedding: of(geminiEmbeddingRow),
  geminiFileEmbedding: of(geminiFileEmbeddingRow),
  textEmbedding: of(textEmbeddingRow),
  openModel: of(openModelRow),
  openEmbedding: of(openEmbeddingRow),
  ownModel: of(ownModelRow),
};

/** A family of models whose rows look alike. */
export type RowFamily = keyof typeof jsonl;
