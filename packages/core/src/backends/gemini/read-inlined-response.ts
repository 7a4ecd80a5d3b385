import type { InlinedResponse } from '../../batches/inlined-response.ts';
import type { Candidate, Citation } from '../../content/candidate.ts';
import type { GenerateContentResponse } from '../../content/generate-content-response.ts';

/** A candidate as it comes: citations have another name. */
type WireCandidate = Omit<Candidate, 'citationMetadata'> & { citationMetadata?: { citationSources?: Citation[] } };

const RESPONSE_FIELDS = ['modelVersion', 'promptFeedback', 'responseId', 'usageMetadata', 'modelStatus'] as const;

const CANDIDATE_FIELDS = [
  'tokenCount',
  'finishReason',
  'groundingMetadata',
  'avgLogprobs',
  'index',
  'logprobsResult',
  'safetyRatings',
  'urlContextMetadata',
  'continuationToken',
] as const;

/** Reads a row's result, with the fields that the official SDK reads; `raw` of the job has the others. */
export function readInlinedResponse(row: unknown): InlinedResponse {
  if (typeof row !== 'object' || row === null) return {};
  const { response, metadata, error }: { response?: object | null } & Omit<InlinedResponse, 'response'> = row;
  return {
    ...(response && { response: readResponse(response) }),
    ...(metadata && { metadata }),
    ...(error && { error }),
  };
}

function readResponse(wire: GenerateContentResponse): GenerateContentResponse {
  const { candidates } = wire;
  return {
    ...(candidates && { candidates: candidates.map((candidate) => readCandidate(candidate as WireCandidate)) }),
    ...pick(wire, RESPONSE_FIELDS),
  };
}

function readCandidate(wire: WireCandidate): Candidate {
  const { content, citationMetadata } = wire;
  const citations = citationMetadata?.citationSources;
  return {
    ...(content && { content }),
    ...(citationMetadata && { citationMetadata: citations ? { citations } : {} }),
    ...pick(wire, CANDIDATE_FIELDS),
  };
}

function pick<Message, Field extends keyof Message>(
  wire: Message,
  fields: readonly Field[],
): Partial<Pick<Message, Field>> {
  const picked: Partial<Pick<Message, Field>> = {};
  for (const field of fields) {
    const value = wire[field];
    if (value !== undefined && value !== null) picked[field] = value;
  }
  return picked;
}
