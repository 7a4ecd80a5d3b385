export { broken, defectsOf, type DefectNames } from './datasets/defects/broken.ts';
export type { ClaudeDefect } from './datasets/defects/claude-defects.ts';
export type { Defect, DefectEffect } from './datasets/defects/defect.ts';
export type { GeminiEmbeddingDefect, TextEmbeddingDefect } from './datasets/defects/embedding-defects.ts';
export type { FileDefect } from './datasets/defects/file-defects.ts';
export type { GeminiDefect } from './datasets/defects/gemini-defects.ts';
export type { GeminiFileDefect } from './datasets/defects/gemini-file-defects.ts';
export type { OpenModelDefect } from './datasets/defects/open-model-defects.ts';
export type { OwnModelDefect } from './datasets/defects/own-model-defects.ts';

export type { ClaudeRequest } from './datasets/claude-rows.ts';
export type {
  GeminiEmbeddingRequest,
  GeminiFileEmbeddingRequest,
  TextEmbeddingInstance,
} from './datasets/embedding-rows.ts';
export type { GeminiRequest } from './datasets/gemini-rows.ts';
export type { JsonLines } from './datasets/json-lines.ts';
export { jsonl, type DatasetBuilder, type RowFamily } from './datasets/jsonl.ts';
export type { ChatRequest, OpenEmbeddingRequest } from './datasets/open-model-rows.ts';
export type { DatasetOptions, DetailedRowSpec, RowSpec, RowWriter } from './datasets/row-spec.ts';
