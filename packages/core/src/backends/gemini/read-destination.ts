import type { BatchJobDestination } from '../../batches/batch-job-destination.ts';
import type { InlinedEmbedContentResponse, InlinedResponse } from '../../batches/inlined-response.ts';
import { readInlinedResponse } from './read-inlined-response.ts';

interface WireOutput {
  responsesFile?: string;
  inlinedResponses?: { inlinedResponses?: unknown };
  inlinedEmbedContentResponses?: { inlinedResponses?: unknown };
}

/** Where the results are, or the results themselves. */
export function readDestination(output: unknown): BatchJobDestination {
  if (typeof output !== 'object' || output === null) return {};
  const { responsesFile, inlinedResponses, inlinedEmbedContentResponses }: WireOutput = output;
  const destination: BatchJobDestination = {};
  if (responsesFile) destination.fileName = responsesFile;
  const rows = inlinedResponses?.inlinedResponses;
  // Embeddings come under the name of ordinary responses.
  const embeddings = isEmbeddings(rows) ? rows : inlinedEmbedContentResponses?.inlinedResponses;
  if (Array.isArray(rows) && rows !== embeddings) {
    destination.inlinedResponses = rows.map((row): InlinedResponse => readInlinedResponse(row));
  }
  if (Array.isArray(embeddings)) destination.inlinedEmbedContentResponses = embeddings as InlinedEmbedContentResponse[];
  return destination;
}

function isEmbeddings(rows: unknown): rows is InlinedEmbedContentResponse[] {
  return Array.isArray(rows) && rows.some((row: InlinedEmbedContentResponse | null) => row?.response?.embedding);
}
