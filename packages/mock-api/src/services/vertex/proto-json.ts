import { camelCase, snakeCase } from '../../model/field-names.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { Fields } from './known-fields.ts';

/**
 * Reads a message as Google's servers read JSON: each key in camelCase or in snake_case, null as if it were not there.
 *
 * @returns The message with its keys in camelCase.
 * @throws ServiceError `INVALID_ARGUMENT` for a field that the message has not, or that is given twice.
 */
export function readMessage(value: JsonObject, fields: Fields, path = ''): JsonObject {
  const message: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    const name = camelCase(key);
    const known = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (known === undefined) throw badPayload(`Unknown name "${key}"${at(path)}: Cannot find field.`);
    if (name in message) throw badPayload(`Field '${name}'${at(path)} is given twice, in two spellings.`);
    if (child === null || child === undefined) continue;
    const childPath = path === '' ? snakeCase(name) : `${path}.${snakeCase(name)}`;
    if (known !== true && !isJsonObject(child)) throw badPayload(`Invalid value${at(childPath)}: an object is needed.`);
    message[name] = known !== true && isJsonObject(child) ? readMessage(child, known, childPath) : child;
  }
  return message;
}

function at(path: string): string {
  return path === '' ? " at 'batch_prediction_job'" : ` at 'batch_prediction_job.${path}'`;
}

function badPayload(what: string): ServiceError {
  return new ServiceError('INVALID_ARGUMENT', `Invalid JSON payload received. ${what}`);
}
