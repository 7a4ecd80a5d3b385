import type { BatchJobSource, BatchJobSourceUnion } from '../../batches/batch-job-source.ts';
import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { localHint } from '../../stores/local/local-hint.ts';
import { refuseGeminiParameters } from './unsupported-parameter.ts';

/** A source as an object; `gcsUri` may be one URI. */
type SourceObject = Omit<BatchJobSource, 'gcsUri'> & { gcsUri?: string | readonly string[] };

/** The source as an object, whatever the caller gave. */
function toSource(src: BatchJobSourceUnion): SourceObject {
  if (Array.isArray(src)) throw new InvalidArgumentError('InlinedRequest[] is not supported in Vertex AI.');
  if (typeof src !== 'string') return src;
  if (src.startsWith('gs://')) return { format: 'jsonl', gcsUri: src };
  if (src.startsWith('bq://')) return { format: 'bigquery', bigqueryUri: src };
  if (/^projects\/[^/]+\/locations\/[^/]+\/datasets\/[^/]+$/.test(src)) {
    return { format: 'vertex-dataset', vertexDatasetName: src };
  }
  throw new InvalidArgumentError(
    `Unsupported string source for Vertex AI: ${src}. Give gs://…, bq://… or projects/…/locations/…/datasets/….${localHint(src)}`,
  );
}

/** The job's `inputConfig`. */
export function toInputConfig(src: BatchJobSourceUnion): Record<string, unknown> {
  const source = toSource(src);
  const { format, gcsUri, bigqueryUri, vertexDatasetName } = source;
  const places = [gcsUri, bigqueryUri, vertexDatasetName].filter(Boolean).length;
  if (places !== 1 || source.fileName || source.inlinedRequests) {
    throw new InvalidArgumentError(
      'Exactly one of `gcsUri`, `bigqueryUri`, or `vertexDatasetName` must be set for Vertex AI.',
    );
  }
  refuseGeminiParameters(source, ['fileName', 'inlinedRequests']);
  return {
    ...(format && { instancesFormat: format }),
    ...(gcsUri && { gcsSource: { uris: typeof gcsUri === 'string' ? [gcsUri] : gcsUri } }),
    ...(bigqueryUri && { bigquerySource: { inputUri: bigqueryUri } }),
    ...(vertexDatasetName && { vertexMultimodalDatasetSource: { datasetName: vertexDatasetName } }),
  };
}

/** The first Cloud Storage URI or the table of a source, from which a destination can be made. */
export function firstUri(src: BatchJobSourceUnion): string | undefined {
  if (typeof src === 'string') return /^(?:gs|bq):\/\//.test(src) ? src : undefined;
  if (Array.isArray(src)) return undefined;
  const { gcsUri, bigqueryUri }: SourceObject = src;
  return (typeof gcsUri === 'string' ? gcsUri : gcsUri?.[0]) || bigqueryUri;
}
