import type { InstanceConfig, InstanceFormat } from '../../model/families/instance-config.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { Report } from './report.ts';

/**
 * Reads `instanceConfig`, for a model that is sent instances.
 *
 * @returns undefined when something is wrong with it, and has been reported.
 * @throws ServiceError `INVALID_ARGUMENT` for a key and a destination in BigQuery, in the words of the service;
 * `UNIMPLEMENTED` for the fields of TFRecords.
 */
export function readInstanceConfig(
  given: unknown,
  { format, isToBigQuery }: { format: InstanceFormat; isToBigQuery: boolean },
  report: Report,
): InstanceConfig | undefined {
  const config: JsonObject = isJsonObject(given) ? given : {};
  const { instanceType = '', keyField = '' } = config;
  if (instanceType !== '' && instanceType !== 'object' && instanceType !== 'array') {
    return report('instance_config.instance_type', 'Supported values are: [object, array].');
  }
  if (typeof keyField !== 'string') return report('instance_config.key_field', 'A text is needed.');
  const includedFields = readNames(config['includedFields'], 'included_fields', report);
  const excludedFields = readNames(config['excludedFields'], 'excluded_fields', report);
  if (!includedFields || !excludedFields) return undefined;
  if (includedFields.length > 0 && excludedFields.length > 0) {
    return report('instance_config.excluded_fields', 'Must be empty when included_fields is populated.');
  }
  if (keyField !== '' && isToBigQuery) {
    throw new ServiceError('INVALID_ARGUMENT', 'bigquery output format does not support key_field');
  }
  const namesFields = keyField !== '' || includedFields.length + excludedFields.length > 0;
  if (namesFields && format === 'file-list') {
    return report('instance_config', 'Fields can be named for JSONL with objects, CSV, BigQuery and TFRecord alone.');
  }
  if (namesFields && format.startsWith('tf-record')) {
    throw new ServiceError(
      'UNIMPLEMENTED',
      'The mock cloud does not look into TFRecords: key_field, included_fields and excluded_fields need another instances_format.',
    );
  }
  return {
    format,
    ...(instanceType !== '' && { instanceType }),
    ...(keyField !== '' && { keyField }),
    includedFields,
    excludedFields,
  };
}

function readNames(names: unknown, field: string, report: Report): string[] | undefined {
  if (names === undefined) return [];
  if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return names;
  return report(`instance_config.${field}`, 'A list of texts is needed.');
}
