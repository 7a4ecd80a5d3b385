import type { MessageType } from '../../messages/message-type.ts';
import { GENERATION_CONFIG } from './types/generation-config.ts';
import { GENERATE_CONTENT_REQUEST } from './types/request.ts';
import { SCHEMA } from './types/schema.ts';

/** What OpenAI and Anthropic call by another name. */
const FOREIGN_NAMES: ReadonlyMap<string, string> = new Map([
  ['max_tokens', 'generationConfig.maxOutputTokens'],
  ['maxTokens', 'generationConfig.maxOutputTokens'],
  ['max_completion_tokens', 'generationConfig.maxOutputTokens'],
  ['stop', 'generationConfig.stopSequences'],
  ['n', 'generationConfig.candidateCount'],
  ['system', 'systemInstruction'],
  ['tool_choice', 'toolConfig.functionCallingConfig'],
]);

/** Where a field belongs that its message does not have; empty where that is not known. */
export function adviceForField(message: MessageType, field: string): string {
  if (message === SCHEMA) {
    return 'A schema here is in the service’s subset of OpenAPI: give JSON Schema as responseJsonSchema (of a function, as parametersJsonSchema).';
  }
  if (message === GENERATE_CONTENT_REQUEST) {
    if (field === 'config') return 'The service has no config: what is in it goes into generationConfig, or beside it.';
    if (GENERATION_CONFIG.members.has(field)) return 'It belongs into generationConfig.';
    if (field === 'messages') return 'A request to Gemini has contents.';
  }
  if (message === GENERATION_CONFIG && GENERATE_CONTENT_REQUEST.members.has(field)) {
    return 'It belongs beside contents, not into generationConfig.';
  }
  if (message === GENERATE_CONTENT_REQUEST || message === GENERATION_CONFIG) {
    const name = FOREIGN_NAMES.get(field);
    if (name !== undefined) return `Gemini has request.${name} for it.`;
  }
  if (message.name === 'Content' && field === 'content') return 'A turn of Gemini has parts: [{ text }].';
  return '';
}
