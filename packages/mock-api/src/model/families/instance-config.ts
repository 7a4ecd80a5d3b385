/** `instancesFormat` of an input in Cloud Storage. */
export type InstanceFormat = 'jsonl' | 'csv' | 'file-list' | 'tf-record' | 'tf-record-gzip';

/**
 * How an input's rows become the instances that a model of one's own is sent.
 *
 * @see https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/batch_prediction_job.proto
 */
export interface InstanceConfig {
  readonly format: InstanceFormat;
  /** What each instance is made into; as the format has it if not given. */
  readonly instanceType?: 'object' | 'array';
  /** The field that is kept from the model, and stands in the output instead of the instance. */
  readonly keyField?: string;
  /** The fields that the model sees, in this order for an `array`; all if empty. */
  readonly includedFields: readonly string[];
  /** The fields that it does not see. */
  readonly excludedFields: readonly string[];
}

/** Lines of JSON, sent as they are. */
export const plainInstances: InstanceConfig = { format: 'jsonl', includedFields: [], excludedFields: [] };
