/** What a vector may be for. @see https://docs.cloud.google.com/vertex-ai/generative-ai/docs/embeddings/task-types */
export const taskTypes: ReadonlySet<string> = new Set([
  'TASK_TYPE_UNSPECIFIED',
  'RETRIEVAL_QUERY',
  'RETRIEVAL_DOCUMENT',
  'SEMANTIC_SIMILARITY',
  'CLASSIFICATION',
  'CLUSTERING',
  'QUESTION_ANSWERING',
  'FACT_VERIFICATION',
  'CODE_RETRIEVAL_QUERY',
]);
