import { inRequest, without, type DefectDefinition, type DefectTable } from './defect.ts';
import { fileDefects, type FileDefect } from './file-defects.ts';

/** What can be wrong with a file for Gemini on the Gemini API, which reads every line before it accepts a batch. */
export type GeminiFileDefect =
  | FileDefect
  | 'missing-key'
  | 'missing-request'
  | 'missing-contents'
  | 'wrong-role'
  | 'unknown-field'
  | 'misplaced-option'
  | 'config-beside-request'
  | 'both-spellings'
  | 'cache-with-tools'
  | 'empty-object';

function refused(definition: DefectDefinition, message: string): DefectDefinition {
  return { ...definition, effect: 'create-refused', message };
}

export const geminiFileDefects: DefectTable<GeminiFileDefect> = {
  ...fileDefects,
  'no-rows': refused(fileDefects['no-rows'], 'The input file has no requests.'),
  'not-json': refused(fileDefects['not-json'], 'Error on line 3: invalid JSON'),
  'not-an-object': refused(fileDefects['not-an-object'], "unexpected character: '['; expected '{'"),
  'cut-off': refused(fileDefects['cut-off'], 'Error on line 3: invalid JSON'),
  'gzip-cut-off': refused(fileDefects['gzip-cut-off'], 'Error on line 1: invalid JSON'),
  'missing-key': {
    description: 'a row without a key: it is answered, and nothing says which row the answer is for',
    effect: 'accepted',
    damage: { row: without('key') },
  },
  'missing-request': {
    description: 'a row without a request',
    effect: 'create-refused',
    message: "missing required field: 'request'",
    damage: { row: without('request') },
  },
  'missing-contents': {
    description: 'a request without contents',
    effect: 'row-failure',
    message: 'contents is not specified',
    damage: inRequest(without('contents')),
  },
  'wrong-role': {
    description: 'a role that Gemini does not have: system',
    effect: 'row-failure',
    message: 'Please use a valid role: user, model.',
    damage: inRequest((request) => ({ ...request, contents: [{ role: 'system', parts: [{ text: 'Be brief.' }] }] })),
  },
  'unknown-field': {
    description: 'a field in the request that does not exist',
    effect: 'create-refused',
    message: "no such field: 'max_tokens'",
    damage: inRequest((request) => ({ ...request, max_tokens: 256 })),
  },
  'misplaced-option': {
    description: 'a temperature beside contents, where SDKs have it; in a line it belongs into generationConfig',
    effect: 'create-refused',
    message: "no such field: 'temperature'",
    damage: inRequest((request) => ({ ...request, temperature: 0 })),
  },
  'config-beside-request': {
    description: 'an SDK’s config beside the request, which changes nothing',
    effect: 'accepted',
    damage: { row: (row) => ({ ...row, config: { temperature: 0 } }) },
  },
  'both-spellings': {
    description: 'generationConfig and generation_config in one request',
    effect: 'create-refused',
    message: "'generation_config' has already been set",
    damage: inRequest((request) => ({ ...request, generation_config: { temperature: 1 } })),
  },
  'cache-with-tools': {
    description: 'cached content, and tools beside it',
    effect: 'create-refused',
    message:
      'CachedContent can not be used with GenerateContent request setting system_instruction, tools or tool_config.',
    damage: inRequest((request) => ({
      ...request,
      cachedContent: 'cachedContents/abc',
      tools: [{ googleSearch: {} }],
    })),
  },
  'empty-object': {
    description: 'an object without members: {"googleSearch":{}}, on which only Vertex AI’s import breaks',
    effect: 'accepted',
    damage: inRequest((request) => ({ ...request, tools: [{ googleSearch: {} }] })),
  },
};
