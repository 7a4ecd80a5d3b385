import { isJsonObject, type JsonObject } from '../../json.ts';
import { embedContentRequest } from './messages/embed-content-request.ts';
import { generateContentRequest } from './messages/generate-content-request.ts';
import { message, type MessageType } from './messages/message-type.ts';
import type { GeminiBatchKind } from './gemini-models.ts';
import { schemaProblems } from './schema-problems.ts';

/** What stands in a row's `request`. */
export const requestTypes: Readonly<Record<GeminiBatchKind, MessageType>> = {
  generate: generateContentRequest,
  embed: embedContentRequest,
};

/** A row that stands in the call itself: an `InlinedRequest`. */
export function inlinedRequestType(kind: GeminiBatchKind): MessageType {
  const name = kind === 'generate' ? 'InlinedRequest' : 'InlinedEmbedContentRequest';
  return message(name, { request: requestTypes[kind], metadata: 'struct' });
}

/**
 * A line of an input file as a row with a `request`: it may be the request itself, without a key.
 * Whatever else stands beside a `request` is passed over, as the service does.
 */
export function readBatchLine(line: JsonObject, kind: GeminiBatchKind): { row: JsonObject; isBare: boolean } {
  const isBare = !('request' in line) && Object.keys(line).some((name) => name in requestTypes[kind].fields);
  if (isBare) return { row: { request: line }, isBare };
  const { key, request } = line;
  return { row: { ...(key !== undefined && { key }), request }, isBare };
}

/** What the service refuses in a request that is right by its proto. @returns Its own words */
export function requestProblem(request: unknown, kind: GeminiBatchKind): string | undefined {
  return cacheProblem(request) ?? (kind === 'generate' ? schemaProblems(request) : undefined);
}

/** A request may not both use a cache and say what is in it. @returns What is wrong, in Google's words */
function cacheProblem(request: unknown): string | undefined {
  if (!isJsonObject(request)) return undefined;
  const has = (...names: string[]): boolean => names.some((name) => name in request);
  return has('cachedContent', 'cached_content') &&
    has('systemInstruction', 'system_instruction', 'tools', 'toolConfig', 'tool_config')
    ? 'CachedContent can not be used with GenerateContent request setting system_instruction, tools or tool_config.'
    : undefined;
}
