import { isJsonObject } from '../rows/json-object.ts';
import { familyOfModel } from '../rows/model-family.ts';
import { firstOf, keyOfField, type KeyReader, keyReader, type RowKey } from '../rows/row-key.ts';
import type { ResultsJob } from './results-job.ts';

/** How to find the keys of a job's rows. */
export interface JobKeys {
  /** On the lines that the job read. */
  readonly ofInput: KeyReader;
  /** On the lines that it wrote. */
  readonly ofOutput: KeyReader;
  /** What is looked for on the latter, for messages. */
  readonly key: RowKey | undefined;
  /** The job's own choice, where keys are found by it: the field of the input that is called `key` in the output. */
  readonly keyField?: string;
}

/**
 * One name means one thing in input and output: the field that a row has it in. On the output line that field stands at
 * the top, or within the `instance` of a model that repeats it, or is the `key` that a job with a `keyField` writes.
 *
 * @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.batchPredictionJobs#InstanceConfig
 */
export function jobKeys(job: ResultsJob, key?: RowKey): JobKeys {
  const keyField = keyFieldOf(job);
  if (keyField !== undefined && (key === undefined || key === 'key' || key === keyField)) {
    const others = keyReader();
    return {
      ofInput: firstOf(keyOfField(keyField), others),
      ofOutput: firstOf(keyOfField('key'), keyOfField(keyField, 'instance'), others),
      key: 'key',
      keyField,
    };
  }
  const ofInput = keyReader(key);
  if (typeof key !== 'string') return { ofInput, ofOutput: ofInput, key };
  const withinInstance = firstOf(ofInput, keyOfField(key, 'instance'));
  // Who names a field of an own model's row, and has a line without an instance, has named the keyField of its job.
  const mayBeKeyField = keyField === undefined && mayBeOwnModel(job);
  const ofOutput = mayBeKeyField ? firstOf(withinInstance, keyInPlaceOfInstance) : withinInstance;
  return { ofInput, ofOutput, key };
}

/** Whether a job tells where its keys are, as it was given: the official SDK's jobs, and those read from JSON, may not. */
export function tellsKeys(job: ResultsJob, key: RowKey | undefined): boolean {
  return (key !== undefined && key !== 'key') || job.raw !== undefined || !mayBeOwnModel(job);
}

function keyFieldOf(job: ResultsJob): string | undefined {
  const config = isJsonObject(job.raw) && mayBeOwnModel(job) ? job.raw['instanceConfig'] : undefined;
  const keyField = isJsonObject(config) ? config['keyField'] : undefined;
  return typeof keyField === 'string' && keyField !== '' ? keyField : undefined;
}

function mayBeOwnModel({ model }: ResultsJob): boolean {
  return (familyOfModel(model) ?? 'own-model') === 'own-model';
}

const keyInPlaceOfInstance: KeyReader = (line, text) =>
  'instance' in line || !('prediction' in line || 'error' in line) ? undefined : keyOfField('key')(line, text);
