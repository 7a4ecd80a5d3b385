import { inRequest, without, type DefectTable } from './defect.ts';
import { fileDefects, tooManyRows, type FileDefect } from './file-defects.ts';

/** What can be wrong with a file for Gemini on Vertex AI. */
export type GeminiDefect =
  | FileDefect
  | 'too-many-rows'
  | 'missing-key'
  | 'missing-request'
  | 'reserved-name'
  | 'missing-contents'
  | 'wrong-role'
  | 'empty-parts'
  | 'unknown-field'
  | 'misplaced-option'
  | 'config-beside-request'
  | 'both-spellings'
  | 'empty-object'
  | 'forbidden-name'
  | 'two-types'
  | 'list-of-lists'
  | 'nested-too-deep'
  | 'list-beside-request';

export const geminiDefects: DefectTable<GeminiDefect> = {
  ...fileDefects,
  'too-many-rows': tooManyRows(200_000),
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
    description: 'a field of the input called as the service calls one of the output: status',
    effect: 'import-failure',
    message: 'Found duplicate(s): status',
    damage: { row: (row) => ({ ...row, status: 'new' }) },
  },
  'missing-contents': {
    description: 'a request without contents',
    effect: 'row-failure',
    message: 'at least one contents field is required',
    damage: inRequest(without('contents')),
  },
  'wrong-role': {
    description: 'a role that Gemini does not have: system',
    effect: 'row-failure',
    message: 'Please use a valid role: user, model.',
    damage: inRequest((request) => ({ ...request, contents: [{ role: 'system', parts: [{ text: 'Be brief.' }] }] })),
  },
  'empty-parts': {
    description: 'a content without parts',
    effect: 'row-failure',
    message: 'it must include at least one parts field',
    damage: inRequest((request) => ({ ...request, contents: [{ role: 'user', parts: [] }] })),
  },
  'unknown-field': {
    description: 'a field in the request that does not exist',
    effect: 'row-failure',
    message: 'Unknown name "max_tokens"',
    damage: inRequest((request) => ({ ...request, max_tokens: 256 })),
  },
  'misplaced-option': {
    description: 'a temperature beside contents, where SDKs have it; in a line it belongs into generationConfig',
    effect: 'row-failure',
    message: 'Unknown name "temperature"',
    damage: inRequest((request) => ({ ...request, temperature: 0 })),
  },
  'config-beside-request': {
    description: 'an SDK’s config beside the request, which changes nothing',
    effect: 'accepted',
    damage: { row: (row) => ({ ...row, config: { temperature: 0 } }) },
  },
  'both-spellings': {
    description: 'generationConfig and generation_config in one request; one of them is not looked at',
    effect: 'accepted',
    damage: inRequest((request) => ({ ...request, generation_config: { temperature: 1 } })),
  },
  'empty-object': {
    description: 'an object without members: {"googleSearch":{}}',
    effect: 'import-failure',
    message: 'Unsupported empty struct type',
    damage: inRequest((request) => ({ ...request, tools: [{ googleSearch: {} }] })),
  },
  'forbidden-name': {
    description: 'a field name that no table can have: $schema, as in every JSON Schema',
    effect: 'import-failure',
    message: 'Invalid field name "$schema"',
    damage: inRequest((request) => ({
      ...request,
      generationConfig: {
        responseJsonSchema: { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'string' },
      },
    })),
  },
  'two-types': {
    description: 'a field that is a text in one row and an object in another',
    effect: 'import-failure',
    message: 'has more than one type',
    damage: { row: (row) => ({ ...row, key: { number: 3 } }) },
  },
  'list-of-lists': {
    description: 'a list in a list',
    effect: 'import-failure',
    message: 'is an array of arrays',
    damage: { row: (row) => ({ ...row, position: [[1, 2]] }) },
  },
  'nested-too-deep': {
    description: 'more than fifteen objects within one another',
    effect: 'import-failure',
    message: 'is nested more than',
    damage: { row: (row) => ({ ...row, nest: nest(20) }) },
  },
  'list-beside-request': {
    description: 'a list beside the request, which comes back empty',
    effect: 'accepted',
    damage: { row: (row) => ({ ...row, tags: ['a', 'b'] }) },
  },
};

function nest(depth: number): unknown {
  return depth === 0 ? 'egg' : { nest: nest(depth - 1) };
}
