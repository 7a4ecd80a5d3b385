import { content } from './content.ts';
import { enumOf, message, type MessageType } from './message-type.ts';

const taskType = enumOf(
  'TaskType',
  '',
  `TASK_TYPE_UNSPECIFIED RETRIEVAL_QUERY RETRIEVAL_DOCUMENT SEMANTIC_SIMILARITY CLASSIFICATION CLUSTERING
   QUESTION_ANSWERING FACT_VERIFICATION CODE_RETRIEVAL_QUERY`,
);

/** @see https://ai.google.dev/api/embeddings#EmbedContentRequest */
export const embedContentRequest: MessageType = message('EmbedContentRequest', {
  model: 'string',
  content,
  taskType,
  title: 'string',
  outputDimensionality: 'int32',
});
