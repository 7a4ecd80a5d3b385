import type { BatchJobDestination, BatchJobDestinationUnion } from '../../batches/batch-job-destination.ts';
import type { BatchJobSourceUnion } from '../../batches/batch-job-source.ts';
import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { localHint } from '../../stores/local/local-hint.ts';
import { firstUri } from './source.ts';
import { refuseGeminiParameters } from './unsupported-parameter.ts';

const GEMINI_ONLY = ['fileName', 'inlinedResponses', 'inlinedEmbedContentResponses'];

/** Where the results go when the caller does not say: beside the rows. @param timeMs Keeps two jobs apart. */
export function defaultDestination(src: BatchJobSourceUnion, timeMs: number): string {
  const uri = firstUri(src);
  if (uri === undefined) {
    throw new InvalidArgumentError(
      'Unsupported source for Gemini Enterprise Agent Platform (previously known as Vertex AI): ' +
        `No GCS or BigQuery URI found. Give a gs://… or bq://… source, or set config.dest.${localHint(src)}`,
    );
  }
  if (uri.startsWith('gs://') && uri.endsWith('.jsonl')) return `${uri.slice(0, -'.jsonl'.length)}/dest`;
  return `${uri}_dest_${timeMs}`;
}

/** The job's `outputConfig`. */
export function toOutputConfig(dest: BatchJobDestinationUnion): Record<string, unknown> {
  const destination = typeof dest === 'string' ? fromUri(dest) : dest;
  refuseGeminiParameters(destination, GEMINI_ONLY);
  const { format, gcsUri, bigqueryUri, vertexDataset } = destination;
  return {
    ...(format && { predictionsFormat: format }),
    ...(gcsUri && { gcsDestination: { outputUriPrefix: gcsUri } }),
    ...(bigqueryUri && { bigqueryDestination: { outputUri: bigqueryUri } }),
    ...(vertexDataset && {
      vertexMultimodalDatasetDestination: {
        ...(vertexDataset.bigqueryDestination && {
          bigqueryDestination: { outputUri: vertexDataset.bigqueryDestination },
        }),
        ...(vertexDataset.displayName && { displayName: vertexDataset.displayName }),
      },
    }),
  };
}

function fromUri(uri: string): BatchJobDestination {
  if (uri.startsWith('gs://')) return { format: 'jsonl', gcsUri: uri };
  if (uri.startsWith('bq://')) return { format: 'bigquery', bigqueryUri: uri };
  throw new InvalidArgumentError(`Unsupported destination: ${uri}. Give gs://… or bq://….`);
}
