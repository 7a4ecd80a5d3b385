import { projectNumber } from '../project-number.ts';
import type { ResourceName } from './resource-name.ts';

/** That a job was deleted: an operation which is done at once, and can be asked about later. Its id is its own, not the job's. */
export interface Deletion extends ResourceName {
  /** When, in RFC 3339. */
  readonly time: string;
}

/** `projects/964831358985/locations/us-central1/operations/1234567890123456789` */
export function operationName({ project, location, id }: ResourceName): string {
  return `projects/${projectNumber(project)}/locations/${location}/operations/${id}`;
}
