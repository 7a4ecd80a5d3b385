import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { ServiceError } from '../../model/service-error.ts';
import { jobFields, type Fields } from './known-fields.ts';
import { camelCase } from '../../model/field-names.ts';

/**
 * Reads a `readMask`, e.g. `name,state,inputConfig.gcsSource`; each name in either spelling. None, and `*`, ask for all.
 *
 * @returns What leaves of a job the fields that are asked for.
 * @throws ServiceError `INVALID_ARGUMENT` for a path that a job has not
 */
export function readMask(mask: string | undefined, version: string): (job: JsonObject) => JsonObject {
  const paths = (mask ?? '').split(',').filter((path) => path.trim() !== '');
  if (paths.length === 0 || paths.includes('*')) return (job) => job;
  const names = paths.map((path) => path.trim().split('.').map(camelCase));
  for (const [index, path] of names.entries()) checkPath(path, jobFields[version] ?? {}, paths[index] ?? '');
  return (job) => pick(job, names);
}

function checkPath([name = '', ...rest]: readonly string[], fields: Fields, path: string): void {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined) {
    throw new ServiceError('INVALID_ARGUMENT', `Invalid field mask: a BatchPredictionJob has no field "${path}".`);
  }
  if (rest.length > 0 && field !== true) checkPath(rest, field, path);
}

function pick(value: JsonObject, paths: readonly (readonly string[])[]): JsonObject {
  const picked: Record<string, unknown> = {};
  for (const [name, child] of Object.entries(value)) {
    const rests = paths.filter(([first]) => first === name).map(([, ...rest]) => rest);
    if (rests.length === 0) continue;
    if (!isJsonObject(child) || rests.some((rest) => rest.length === 0)) {
      picked[name] = child;
      continue;
    }
    const part = pick(child, rests);
    if (Object.keys(part).length > 0) picked[name] = part;
  }
  return picked;
}
