import { inRequest, without, type DefectTable } from './defect.ts';
import { fileDefects, type FileDefect } from './file-defects.ts';

/** What can be wrong with a file for Claude on Vertex AI. */
export type ClaudeDefect =
  | FileDefect
  | 'missing-key'
  | 'missing-request'
  | 'reserved-name'
  | 'missing-max-tokens'
  | 'missing-anthropic-version'
  | 'missing-messages'
  | 'empty-content'
  | 'wrong-role'
  | 'model-in-request'
  | 'stream';

export const claudeDefects: DefectTable<ClaudeDefect> = {
  ...fileDefects,
  'missing-key': {
    description: 'a row without custom_id',
    effect: 'row-failure',
    message: 'custom_id: Field required',
    damage: { row: without('custom_id') },
  },
  'missing-request': {
    description: 'a row without a request',
    effect: 'row-failure',
    message: 'request: Input should be an object',
    damage: { row: without('request') },
  },
  'reserved-name': {
    description: 'a field of the input called as the service calls one of the output: response',
    effect: 'import-failure',
    message: 'Found duplicate(s): response',
    damage: { row: (row) => ({ ...row, response: 'as expected' }) },
  },
  'missing-max-tokens': {
    description: 'a request without max_tokens',
    effect: 'row-failure',
    message: 'max_tokens: Field required',
    damage: inRequest(without('max_tokens')),
  },
  'missing-anthropic-version': {
    description: 'a request without anthropic_version',
    effect: 'row-failure',
    message: 'anthropic_version: Field required',
    damage: inRequest(without('anthropic_version')),
  },
  'missing-messages': {
    description: 'a request without messages',
    effect: 'row-failure',
    message: 'messages: Field required',
    damage: inRequest(without('messages')),
  },
  'empty-content': {
    description: 'a user’s message that says nothing',
    effect: 'row-failure',
    message: 'messages.0: all messages must have non-empty content',
    damage: inRequest((request) => ({ ...request, messages: [{ role: 'user', content: '' }] })),
  },
  'wrong-role': {
    description: 'a system prompt among the messages, as OpenAI has it',
    effect: 'row-failure',
    message: "messages.0.role: Input should be 'user' or 'assistant'",
    damage: inRequest(({ messages, ...request }) => ({
      ...request,
      messages: [{ role: 'system', content: 'Be brief.' }, ...(messages as unknown[])],
    })),
  },
  'model-in-request': {
    description: 'a model in the request, as Anthropic’s own API wants it; on Vertex AI the job names it',
    effect: 'row-failure',
    message: 'model: Extra inputs are not permitted',
    damage: inRequest((request) => ({ ...request, model: 'claude-3-5-haiku' })),
  },
  stream: {
    description: 'a request for a stream',
    effect: 'row-failure',
    message: 'stream: Streaming is not supported in a batch',
    damage: inRequest((request) => ({ ...request, stream: true })),
  },
};
