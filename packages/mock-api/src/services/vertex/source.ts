import { isDatasetName } from '../../model/datasets/datasets.ts';
import { parseBqUri } from '../../model/bigquery/bq-uri.ts';
import type { InstanceFormat } from '../../model/families/instance-config.ts';
import { parseGsUri } from '../../model/gs-uri.ts';
import type { JobSource } from '../../model/jobs/batch-job.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { NOT_SET, type Report } from './report.ts';

const kinds = ['gcsSource', 'bigquerySource', 'vertexMultimodalDatasetSource'] as const;

/** Reads `inputConfig`. @returns undefined when something is wrong with it, and has been reported. */
export function readSource(
  inputConfig: unknown,
  formats: readonly InstanceFormat[],
  report: Report,
): { source: JobSource; format: InstanceFormat } | undefined {
  if (!isJsonObject(inputConfig)) return report('input_config', NOT_SET);
  const { instancesFormat } = inputConfig;
  if (typeof instancesFormat !== 'string' || instancesFormat === '')
    return report('input_config.instances_format', NOT_SET);
  const given = kinds.filter((kind) => kind in inputConfig);
  if (given.length !== 1)
    return report('input_config.source', given.length === 0 ? NOT_SET : 'Only one source may be set.');
  const dataset = inputConfig['vertexMultimodalDatasetSource'];
  if (isJsonObject(dataset)) return readDataset(dataset, instancesFormat, formats, report);
  const table = inputConfig['bigquerySource'];
  if (isJsonObject(table)) return readTable(table, instancesFormat, report);
  const source = inputConfig['gcsSource'];
  if (!isJsonObject(source)) return report('input_config.source', NOT_SET);
  const format = formats.find((each) => each === instancesFormat);
  if (format === undefined) {
    return report(
      'input_config.instances_format',
      `Instance format "${instancesFormat}" is not supported. Supported values are: [${formats.join(', ')}].`,
    );
  }
  const uris = readUris(source, report);
  return uris && { source: { kind: 'gcs', uris }, format };
}

/** Rows of a dataset are read as lines of JSON are. */
function readDataset(
  { datasetName: name }: JsonObject,
  instancesFormat: string,
  formats: readonly InstanceFormat[],
  report: Report,
): { source: JobSource; format: InstanceFormat } | undefined {
  if (instancesFormat !== 'vertex-dataset' || !formats.includes('jsonl')) {
    return report(
      'input_config.instances_format',
      `Instance format "${instancesFormat}" does not go with a dataset: it is "vertex-dataset".`,
    );
  }
  if (typeof name === 'string' && isDatasetName(name)) return { source: { kind: 'dataset', name }, format: 'jsonl' };
  return report(
    'input_config.vertex_multimodal_dataset_source.dataset_name',
    `Invalid dataset name: ${JSON.stringify(name)}. Expected projects/PROJECT/locations/LOCATION/datasets/DATASET.`,
  );
}

/** Rows of a table are read as lines of JSON are. Whether a model reads from there is asked when it is known. */
function readTable(
  { inputUri: uri }: JsonObject,
  instancesFormat: string,
  report: Report,
): { source: JobSource; format: InstanceFormat } | undefined {
  if (instancesFormat !== 'bigquery') {
    return report(
      'input_config.instances_format',
      `Instance format "${instancesFormat}" does not go with a table of BigQuery: it is "bigquery".`,
    );
  }
  const field = 'input_config.bigquery_source.input_uri';
  if (uri === undefined || uri === '') return report(field, NOT_SET);
  if (typeof uri === 'string' && parseBqUri(uri)?.tableId !== undefined)
    return { source: { kind: 'bigquery', uri }, format: 'jsonl' };
  return report(field, `Invalid BigQuery URI: ${JSON.stringify(uri)}. Expected bq://project.dataset.table.`);
}

/** The proto has a list; Google's own samples also send one URI without the brackets. */
function readUris({ uris }: JsonObject, report: Report): string[] | undefined {
  const list: unknown[] = typeof uris === 'string' ? [uris] : Array.isArray(uris) ? uris : [];
  if (list.length === 0) return report('input_config.gcs_source.uris', NOT_SET);
  const texts = list.filter((uri) => typeof uri === 'string');
  const bad = list.find((uri) => typeof uri !== 'string' || !parseGsUri(uri)?.name);
  if (bad === undefined) return texts;
  return report(
    'input_config.gcs_source.uris',
    `Invalid Cloud Storage URI: ${JSON.stringify(bad)}. Expected gs://bucket/object.`,
  );
}
