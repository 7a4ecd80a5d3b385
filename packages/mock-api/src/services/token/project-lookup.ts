import { projectNumber } from '../../model/project-number.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { TokenContext } from './token-answer.ts';

/**
 * A project by its number or its id, as `cloudresourcemanager.googleapis.com` tells it: workload identity knows only
 * the number, so Google's library for Node asks for the id when nobody gave it.
 *
 * @see https://cloud.google.com/resource-manager/reference/rest/v1/projects/get
 */
export function projectLookup(c: TokenContext): Response {
  const { project, credentials } = c.env.cloud;
  const asked = c.req.param('project') ?? '';
  if (projectNumber(asked) !== credentials.projectNumber) {
    throw new ServiceError('PERMISSION_DENIED', 'The caller does not have permission');
  }
  return Response.json({
    projectNumber: credentials.projectNumber,
    projectId: project,
    name: project,
    lifecycleState: 'ACTIVE',
  });
}
