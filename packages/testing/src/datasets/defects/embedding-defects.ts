import { inRequest, without, type DefectTable } from './defect.ts';
import { fileDefects, tooManyRows, type FileDefect } from './file-defects.ts';

/** What can be wrong with a file for `text-embedding-…` on Vertex AI. Its rows have no keys. */
export type TextEmbeddingDefect =
  | Exclude<FileDefect, 'duplicate-key'>
  | 'too-many-rows'
  | 'reserved-name'
  | 'missing-content'
  | 'unknown-task-type'
  | 'title-without-task'
  | 'too-many-dimensions';

/** What can be wrong with a file for `gemini-embedding-001` on Vertex AI. */
export type GeminiEmbeddingDefect =
  | FileDefect
  | 'missing-key'
  | 'missing-request'
  | 'reserved-name'
  | 'missing-content'
  | 'image'
  | 'unknown-task-type'
  | 'too-many-dimensions'
  | 'misplaced-option';

const keylessFileDefects = without('duplicate-key')(fileDefects) as Omit<typeof fileDefects, 'duplicate-key'>;

export const textEmbeddingDefects: DefectTable<TextEmbeddingDefect> = {
  ...keylessFileDefects,
  'too-many-rows': tooManyRows(30_000),
  'reserved-name': {
    description: 'a field of the input called as the service calls one of the output: predictions',
    effect: 'import-failure',
    message: 'Found duplicate(s): predictions',
    damage: { row: (row) => ({ ...row, predictions: 'none yet' }) },
  },
  'missing-content': {
    description: 'a row without content',
    effect: 'row-failure',
    message: 'The content is empty',
    damage: { row: ({ content, ...row }) => ({ ...row, text: content }) },
  },
  'unknown-task-type': {
    description: 'a task_type that does not exist',
    effect: 'row-failure',
    message: 'task_type: "SEARCH" is not one of',
    damage: { row: (row) => ({ ...row, task_type: 'SEARCH' }) },
  },
  'title-without-task': {
    description: 'a title, without the one task_type that takes it: RETRIEVAL_DOCUMENT',
    effect: 'row-failure',
    message: 'title: It is only valid with task_type=RETRIEVAL_DOCUMENT.',
    damage: { row: (row) => ({ ...row, title: 'Letters' }) },
  },
  'too-many-dimensions': {
    description: 'more dimensions than the model has',
    effect: 'row-failure',
    message: 'outputDimensionality: 3072 is out of range',
    damage: { row: (row) => ({ ...row, outputDimensionality: 3072 }) },
  },
};

export const geminiEmbeddingDefects: DefectTable<GeminiEmbeddingDefect> = {
  ...fileDefects,
  'missing-key': {
    description: 'a row without a key: it is answered, and nothing says which row the answer is for',
    effect: 'accepted',
    damage: { row: without('key') },
  },
  'missing-request': {
    description: 'a row without a request',
    effect: 'row-failure',
    message: 'The request is not an object.',
    damage: { row: without('request') },
  },
  'reserved-name': {
    description: 'a field of the input called as the service calls one of the output: response',
    effect: 'import-failure',
    message: 'Found duplicate(s): response',
    damage: { row: (row) => ({ ...row, response: 'none yet' }) },
  },
  'missing-content': {
    description: 'contents in the request, as for answers, where embeddings take content',
    effect: 'row-failure',
    message: 'it must include at least one parts field',
    damage: inRequest(({ content, ...request }) => ({ ...request, contents: [content] })),
  },
  image: {
    description: 'an image, where this model embeds text only',
    effect: 'row-failure',
    message: 'only text can be embedded',
    damage: inRequest((request) => ({
      ...request,
      content: { parts: [{ fileData: { fileUri: 'gs://bucket/cat.jpeg', mimeType: 'image/jpeg' } }] },
    })),
  },
  'unknown-task-type': {
    description: 'a task_type that does not exist',
    effect: 'row-failure',
    message: 'task_type: "SEARCH" is not one of',
    damage: inRequest((request) => ({ ...request, embed_content_config: { task_type: 'SEARCH' } })),
  },
  'too-many-dimensions': {
    description: 'more dimensions than the model has',
    effect: 'row-failure',
    message: 'outputDimensionality: 4096 is out of range',
    damage: inRequest((request) => ({ ...request, embed_content_config: { output_dimensionality: 4096 } })),
  },
  'misplaced-option': {
    description: 'output_dimensionality beside the content, where the Gemini API has it: the vector has full length',
    effect: 'accepted',
    damage: inRequest(({ content }) => ({ content, output_dimensionality: 8 })),
  },
};
