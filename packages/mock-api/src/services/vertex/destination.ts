import { parseBqUri } from '../../model/bigquery/bq-uri.ts';
import { parseGsUri } from '../../model/gs-uri.ts';
import type { JobDestination } from '../../model/jobs/batch-job.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
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
  const dataset = outputConfig['vertexMultimodalDatasetDestination'];
  if (isJsonObject(dataset)) return readDataset(dataset, predictionsFormat, report);
  const table = outputConfig['bigqueryDestination'];
  if (isJsonObject(table)) return readTable(table, predictionsFormat, report);
  const destination = outputConfig['gcsDestination'];
  if (!isJsonObject(destination)) return report('output_config.destination', NOT_SET);
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

function readTable(
  { outputUri: uri }: JsonObject,
  predictionsFormat: string,
  report: Report,
): JobDestination | undefined {
  if (predictionsFormat !== 'bigquery') {
    return report(
      'output_config.predictions_format',
      `Prediction format "${predictionsFormat}" does not go with BigQuery: it is "bigquery".`,
    );
  }
  const field = 'output_config.bigquery_destination.output_uri';
  if (uri === undefined || uri === '') return report(field, NOT_SET);
  if (typeof uri === 'string' && parseBqUri(uri)) return { kind: 'bigquery', uri };
  return report(
    field,
    `Invalid BigQuery URI: ${JSON.stringify(uri)}. Expected bq://project, bq://project.dataset or bq://project.dataset.table.`,
  );
}

function readDataset(
  { bigqueryDestination, displayName }: JsonObject,
  predictionsFormat: string,
  report: Report,
): JobDestination | undefined {
  const bigqueryUri = isJsonObject(bigqueryDestination) ? bigqueryDestination['outputUri'] : undefined;
  if (predictionsFormat !== 'vertex-dataset') {
    return report(
      'output_config.predictions_format',
      `Prediction format "${predictionsFormat}" does not go with a dataset: it is "vertex-dataset".`,
    );
  }
  const field = 'output_config.vertex_multimodal_dataset_destination';
  if (bigqueryUri !== undefined && !(typeof bigqueryUri === 'string' && bigqueryUri.startsWith('bq://'))) {
    return report(`${field}.bigquery_destination.output_uri`, `Invalid BigQuery URI: ${JSON.stringify(bigqueryUri)}.`);
  }
  if (displayName !== undefined && typeof displayName !== 'string')
    return report(`${field}.display_name`, 'A text is needed.');
  return {
    kind: 'dataset',
    ...(displayName !== undefined && { displayName }),
    ...(bigqueryUri !== undefined && { bigqueryUri }),
  };
}
