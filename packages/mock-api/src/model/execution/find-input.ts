import type { InstanceFormat } from '../families/instance-config.ts';
import type { JobError } from '../jobs/batch-job.ts';
import { jobError, JobFailure } from '../jobs/job-failure.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { StoredObject } from '../objects/stored-object.ts';
import { findObjects } from './gcs-source.ts';

const MAX_REPORTED = 20;

export interface FoundInput {
  readonly objects: readonly StoredObject[];
  /** Files that cannot be read, beside others that can; twenty at the most. */
  readonly unreadable: readonly JobError[];
}

interface InputOptions {
  readonly format?: InstanceFormat | undefined;
  /** Whether a file that cannot be read is passed over if others can, or fails the job. */
  readonly unreadableFiles: 'partial' | 'fail';
  readonly maxInputBytes: number;
}

/**
 * Finds the files of a job's input.
 *
 * @throws JobFailure when none of them can be read, or they are too large
 */
export function findInput(
  store: ObjectStore,
  uris: readonly string[],
  { format = 'jsonl', unreadableFiles, maxInputBytes }: InputOptions,
): FoundInput {
  const objects: StoredObject[] = [];
  const problems: JobFailure[] = [];
  for (const uri of uris) {
    try {
      for (const object of findObjects(store, [uri])) {
        if (object.name.endsWith('.gz') && format !== 'tf-record-gzip') problems.push(compressed(object));
        else objects.push(object);
      }
    } catch (error) {
      if (!(error instanceof JobFailure)) throw error;
      problems.push(error);
    }
  }
  const [problem] = problems;
  if (problem && (objects.length === 0 || unreadableFiles === 'fail')) throw problem;
  checkInputBytes(
    objects.reduce((total, { size }) => total + size, 0),
    maxInputBytes,
  );
  return { objects, unreadable: problems.slice(0, MAX_REPORTED).map(jobError) };
}

/** @throws JobFailure */
export function checkInputBytes(sizeBytes: number, maxInputBytes: number): void {
  if (sizeBytes <= maxInputBytes) return;
  throw new JobFailure(
    'INVALID_ARGUMENT',
    `Failed to import data. The input has ${sizeBytes} bytes, and ${maxInputBytes} are the most that a job of this model takes.`,
  );
}

function compressed({ bucket, name }: StoredObject): JobFailure {
  return new JobFailure(
    'INVALID_ARGUMENT',
    `Failed to import data. Compressed files are not supported: URI gs://${bucket}/${name}`,
  );
}
