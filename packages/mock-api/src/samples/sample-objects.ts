import type { JsonObject } from '../model/json.ts';
import { chatRows } from './chat-rows.ts';
import { claudeRows } from './claude-rows.ts';
import { embeddingRows } from './embedding-rows.ts';
import { geminiRows } from './gemini-rows.ts';
import { imageRows, imageRowsWithConfig, mediaRows } from './multimodal-rows.ts';
import { codePromptRows, textPromptRows } from './prompt-rows.ts';

type Objects = Readonly<Record<string, readonly JsonObject[]>>;

/** By bucket and name, the inputs that Google's own samples for batch prediction read; each has rows of our own. */
export const sampleObjects: Readonly<Record<string, Objects>> = {
  'cloud-samples-data': {
    'anthropic-test-data-gcs.jsonl': claudeRows,
    'batch/anthropic-test-data-gcs.jsonl': claudeRows,
    'batch/prompt_for_batch_code_predict.jsonl': codePromptRows,
    'batch/prompt_for_batch_gemini_predict.jsonl': geminiRows,
    'batch/prompt_for_batch_text_predict.jsonl': textPromptRows,
    'generative-ai/batch/batch_requests_for_multimodal_input.jsonl': imageRows,
    'generative-ai/batch/batch_requests_for_multimodal_input_2.jsonl': imageRowsWithConfig,
    'generative-ai/batch/gemini_multimodal_batch_predict.jsonl': mediaRows,
    'generative-ai/embeddings/embeddings_input.jsonl': embeddingRows,
    'vertex-ai/batch-prediction/sample_prompt_batch_predictions.jsonl': chatRows,
    'vertex-ai/prediction/llm/embedding_input.jsonl': embeddingRows,
    'vertex-ai/prediction/llm/test_table.jsonl': textPromptRows,
  },
  'unified-genai-tests': {
    'batches/input/generate_content_requests.jsonl': geminiRows,
  },
};
