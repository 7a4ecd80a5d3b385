import { inField, without, type DefectTable } from './defect.ts';
import { fileDefects, type FileDefect } from './file-defects.ts';

/** What can be wrong with a file for Llama, gpt-oss, Qwen or DeepSeek on Vertex AI. */
export type OpenModelDefect =
  | FileDefect
  | 'missing-key'
  | 'missing-body'
  | 'reserved-name'
  | 'missing-messages'
  | 'wrong-role'
  | 'image'
  | 'no-tokens'
  | 'stream';

export const openModelDefects: DefectTable<OpenModelDefect> = {
  ...fileDefects,
  'missing-key': {
    description: 'a row without custom_id: it is answered, and nothing says which row the answer is for',
    effect: 'accepted',
    damage: { row: without('custom_id') },
  },
  'missing-body': {
    description: 'a row without a body',
    effect: 'row-failure',
    message: 'body: Input should be an object',
    damage: { row: without('body') },
  },
  'reserved-name': {
    description: 'a field of the input called as the service calls one of the output: id',
    effect: 'import-failure',
    message: 'Found duplicate(s): id',
    damage: { row: (row) => ({ ...row, id: '3' }) },
  },
  'missing-messages': {
    description: 'a body without messages',
    effect: 'row-failure',
    message: 'messages: Field required',
    damage: inField('body', without('messages')),
  },
  'wrong-role': {
    description: 'a message in the role that Gemini has for it: model',
    effect: 'row-failure',
    message: 'messages.0.role: Input should be one of',
    damage: inField('body', (body) => ({ ...body, messages: [{ role: 'model', content: 'Hello' }] })),
  },
  image: {
    description: 'an image in a message, where batches take text only',
    effect: 'row-failure',
    message: 'takes text only',
    damage: inField('body', (body) => ({
      ...body,
      messages: [
        { role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://images.example/cat.jpeg' } }] },
      ],
    })),
  },
  'no-tokens': {
    description: 'a limit of no tokens at all',
    effect: 'row-failure',
    message: 'max_tokens: Input should be an integer greater than or equal to 1',
    damage: inField('body', (body) => ({ ...body, max_tokens: 0 })),
  },
  stream: {
    description: 'a body that asks for a stream',
    effect: 'row-failure',
    message: 'stream: Streaming is not supported in a batch',
    damage: inField('body', (body) => ({ ...body, stream: true })),
  },
};
