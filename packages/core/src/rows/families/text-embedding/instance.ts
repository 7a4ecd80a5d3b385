import { enumOf, type FieldType, integer, type MessageType, text } from '../../messages/message-type.ts';

/** @see https://cloud.google.com/vertex-ai/generative-ai/docs/embeddings/task-types */
export const taskType: FieldType = enumOf([
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

const FIELDS: readonly (readonly [names: readonly string[], type: FieldType])[] = [
  [['content'], text],
  [['task_type', 'taskType'], taskType],
  [['title'], text],
  [['outputDimensionality', 'output_dimensionality'], integer],
];

/**
 * A line for a text embedding model; fields of one's own come back with it.
 *
 * Its names are those of the guide, where one has an underscore and another has not.
 *
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/embeddings/batch-prediction-genai-embeddings
 */
export const TEXT_INSTANCE: MessageType = {
  name: 'an instance',
  isOpen: false,
  members: new Map(FIELDS.flatMap(([names, type]) => names.map((name) => [name, { name: names[0]!, type }]))),
};
