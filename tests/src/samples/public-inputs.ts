/** How a family's output line holds an answer. */
export type AnswerOf = (line: Record<string, unknown>) => unknown;

/** An input that Google's public samples for batch prediction name, and how one of them runs it. */
export interface PublicInput {
  readonly uri: string;
  readonly model: string;
  /** @default `us-central1` */
  readonly location?: string;
  /** Whether the job brings machines to run the model on. @default false */
  readonly hasMachines?: boolean;
  readonly answerOf: AnswerOf;
}

type Texts = readonly { readonly text?: string }[];

const gemini = {
  model: 'gemini-2.5-flash',
  answerOf: ({ response }: Record<string, unknown>): unknown =>
    (response as { candidates?: { content?: { parts?: Texts } }[] }).candidates?.[0]?.content?.parts?.[0]?.text,
};

const claude = {
  model: 'publishers/anthropic/models/claude-3-5-haiku',
  answerOf: ({ response }: Record<string, unknown>): unknown => (response as { content?: Texts }).content?.[0]?.text,
};

const embeddings = {
  model: 'text-embedding-005',
  answerOf: ({ predictions }: Record<string, unknown>): unknown =>
    (predictions as { embeddings?: { values?: number[] } }[])[0]?.embeddings?.values?.join(' '),
};

const deployed = {
  model: 'publishers/google/models/gemma2@gemma-2-27b-it',
  hasMachines: true,
  answerOf: ({ response }: Record<string, unknown>): unknown =>
    (response as { choices?: { message?: { content?: string } }[] }).choices?.[0]?.message?.content,
};

const samples = 'gs://cloud-samples-data';
const table = 'bq://storage-samples.generative_ai.batch_requests_for_multimodal_input';

/** All of them. `docs/mock/samples.md` says who names which. */
export const publicInputs: readonly PublicInput[] = [
  { uri: `${samples}/anthropic-test-data-gcs.jsonl`, ...claude },
  { uri: `${samples}/batch/anthropic-test-data-gcs.jsonl`, ...claude },
  { uri: `${samples}/batch/prompt_for_batch_code_predict.jsonl`, ...gemini },
  { uri: `${samples}/batch/prompt_for_batch_gemini_predict.jsonl`, ...gemini },
  { uri: `${samples}/batch/prompt_for_batch_text_predict.jsonl`, ...gemini },
  { uri: `${samples}/generative-ai/batch/batch_requests_for_multimodal_input.jsonl`, ...gemini },
  { uri: `${samples}/generative-ai/batch/batch_requests_for_multimodal_input_2.jsonl`, ...gemini, location: 'global' },
  { uri: `${samples}/generative-ai/batch/gemini_multimodal_batch_predict.jsonl`, ...gemini },
  { uri: `${samples}/generative-ai/embeddings/embeddings_input.jsonl`, ...embeddings },
  { uri: `${samples}/vertex-ai/batch-prediction/sample_prompt_batch_predictions.jsonl`, ...deployed },
  { uri: `${samples}/vertex-ai/prediction/llm/embedding_input.jsonl`, ...embeddings },
  { uri: `${samples}/vertex-ai/prediction/llm/test_table.jsonl`, ...gemini },
  { uri: 'gs://unified-genai-tests/batches/input/generate_content_requests.jsonl', ...gemini },
  { uri: table, ...gemini },
  { uri: `${table}_2`, ...gemini },
  { uri: 'bq://python-docs-samples-tests.anthropic_bq_sample.test_data', ...claude, location: 'us-east5' },
];
