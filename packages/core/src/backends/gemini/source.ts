import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { localHint } from '../../stores/local/local-hint.ts';
import { toInlinedRequest } from './inlined-request.ts';
import { GEMINI, listOf, requireObject } from './messages/message.ts';
import { refuseVertexParameter } from './messages/vertex-parameter.ts';

/** The batch's `inputConfig`. */
export function toInputConfig(src: unknown): Record<string, unknown> {
  if (typeof src === 'string') {
    if (src.startsWith('files/')) return { fileName: src };
    throw new InvalidArgumentError(
      `Unsupported string source for Gemini API: ${src}. Give files/…, or the rows themselves.${localHint(src)}`,
    );
  }
  if (Array.isArray(src)) return fromRequests(src, 'src');
  const source = requireObject(src, 'src');
  const { fileName, inlinedRequests } = source;
  const hasVertexSource = Boolean(source['gcsUri'] || source['bigqueryUri'] || source['vertexDatasetName']);
  if (hasVertexSource || Boolean(fileName) === Boolean(inlinedRequests)) {
    throw new InvalidArgumentError('Exactly one of `inlinedRequests`, `fileName`, must be set for Gemini API.');
  }
  for (const name of ['format', 'gcsUri', 'bigqueryUri', 'vertexDatasetName'])
    refuseVertexParameter(name, source[name]);
  return fileName ? { fileName } : fromRequests(inlinedRequests, 'src.inlinedRequests');
}

function fromRequests(requests: unknown, place: string): Record<string, unknown> {
  return { requests: { requests: listOf(toInlinedRequest)(requests, place, GEMINI) } };
}
