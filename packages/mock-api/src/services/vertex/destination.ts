import { parseGsUri } from '../../model/gs-uri.ts';
import type { JobDestination } from '../../model/jobs/batch-job.ts';
import { isJsonObject } from '../../model/json.ts';
import { ServiceError } from '../../model/service-error.ts';
import { NOT_SET, type Report } from './report.ts';

const kinds = ['gcsDestination', 'bigqueryDestination', 'vertexMultimodalDatasetDestination'] as const;

/** Reads `outputConfig`. @returns undefined when something is wrong with it, and has been reported. */
export function readDestination(outputConfig: unknown, report: Report): JobDestination | undefined {
  if (!isJsonObject(outputConfig)) return report('output_config', NOT_SET);
  const { predictionsFormat } = outputConfig;
  if (typeof predictionsFormat !== 'string' || predictionsFormat === '') {
    return report('output_config.predictions_format', NOT_SET);
  }
  const given = kinds.filter((kind) => kind in outputConfig);
  if (given.length !== 1) {
    return report('output_config.destination', given.length === 0 ? NOT_SET : 'Only one destination may be set.');
  }
  const destination = outputConfig['gcsDestination'];
  if (!isJsonObject(destination)) {
    throw new ServiceError(
      'UNIMPLEMENTED',
      `The mock cloud has no ${given[0]}: batch jobs write to Cloud Storage (gcsDestination) alone.`,
    );
  }
  if (predictionsFormat !== 'jsonl') {
    return report(
      'output_config.predictions_format',
      `Prediction format "${predictionsFormat}" is not supported. Supported values are: [jsonl].`,
    );
  }
  const { outputUriPrefix: uriPrefix } = destination;
  const field = 'output_config.gcs_destination.output_uri_prefix';
  if (uriPrefix === undefined || uriPrefix === '') return report(field, NOT_SET);
  if (typeof uriPrefix === 'string' && parseGsUri(uriPrefix)) return { kind: 'gcs', uriPrefix };
  return report(field, `Invalid Cloud Storage URI: ${JSON.stringify(uriPrefix)}. Expected gs://bucket/prefix.`);
}
