import { projectNumber } from '../project-number.ts';

/** What a job's resource name is made of; `project` is an id or a number. */
export interface ResourceName {
  readonly project: string;
  readonly location: string;
  readonly id: string;
}

/** `projects/964831358985/locations/us-central1/batchPredictionJobs/6339625664542408704` */
export function resourceName({ project, location, id }: ResourceName): string {
  return `projects/${projectNumber(project)}/locations/${location}/batchPredictionJobs/${id}`;
}

/** Whether something is in a project and location, whichever way each names the project. */
export function isIn(
  parent: Pick<ResourceName, 'project' | 'location'>,
  { project, location }: Pick<ResourceName, 'project' | 'location'>,
): boolean {
  return location === parent.location && projectNumber(project) === projectNumber(parent.project);
}
