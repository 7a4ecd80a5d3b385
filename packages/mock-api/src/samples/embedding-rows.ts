import type { JsonObject } from '../model/json.ts';

/**
 * Stands for `gs://cloud-samples-data/generative-ai/embeddings/embeddings_input.jsonl`: rows of our own, in the form of
 * Google's, for models that embed texts.
 */
export const embeddingRows: readonly JsonObject[] = [
  { content: 'A short note on how tides come about.' },
  { content: 'The moon pulls at the sea, and the sea follows twice a day.' },
  { content: 'Bread rises because yeast turns sugar into gas.' },
  { content: 'How do I keep sourdough alive over a holiday?' },
  { content: 'The bicycle brakes squeak when it rains.' },
];
