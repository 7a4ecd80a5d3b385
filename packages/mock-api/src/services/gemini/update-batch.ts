import { camelCase } from '../../model/field-names.ts';
import type { JsonObject } from '../../model/json.ts';
import { ServiceError } from '../../model/service-error.ts';

/** What of a batch can be changed. */
const changeable: ReadonlySet<string> = new Set(['displayName', 'priority']);

/**
 * @param batch The body of an update, its keys in camelCase.
 * @param updateMask The fields to change, e.g. `display_name,priority`. Without it, those that the body has.
 * @throws ServiceError `INVALID_ARGUMENT` for a field that only the service sets
 */
export function readChanges(
  batch: JsonObject,
  updateMask: string | undefined,
): { displayName?: string; priority?: string } {
  const given = Object.keys(batch).filter((name) => changeable.has(name));
  const names = updateMask && updateMask !== '*' ? updateMask.split(',').map((name) => camelCase(name.trim())) : given;
  const fixed = names.find((name) => !changeable.has(name));
  if (fixed !== undefined) {
    throw new ServiceError('INVALID_ARGUMENT', `* update_mask: the field '${fixed}' of a batch cannot be updated.\n`);
  }
  const { displayName = '', priority = '0' } = batch;
  return {
    ...(names.includes('displayName') && { displayName: String(displayName) }),
    ...(names.includes('priority') && { priority: String(priority) }),
  };
}
