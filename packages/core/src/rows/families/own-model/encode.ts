import { InvalidArgumentError } from '../../../errors/invalid-argument-error.ts';
import type { EncodeFamily } from '../../encode/encoded-row.ts';
import { refuseOthers, takeKey } from '../../encode/given-row.ts';
import { isJsonObject } from '../../json-object.ts';
import { describe } from '../../messages/check-message.ts';
import { GENAI_BATCH_KEY } from '../../row-key.ts';

/**
 * A row for a model of one's own: the instance as its container takes it, with the key in a field beside. Given bare, or
 * as `{ key, instance }`.
 *
 * Name the job's `instanceConfig.keyField`, and the field is withheld from the model; without one, the model sees a
 * field `genai_batch_key`, and containers that take no other fields than their own refuse it.
 */
export const encodeOwnModel: EncodeFamily = (row, { keyField = GENAI_BATCH_KEY, title }, position) => {
  if (Object.hasOwn(row, 'instance')) {
    const { key, fields } = takeKey(row, position);
    const { instance, ...others } = fields;
    refuseOthers(others, title, 'an instance and its key');
    if (!isJsonObject(instance)) {
      throw new InvalidArgumentError(
        `$.instance: is ${describe(instance)}, which has no place for a key. Give an object, e.g. { values: […] }.`,
      );
    }
    if (Object.hasOwn(instance, keyField) && instance[keyField] !== key) {
      throw new InvalidArgumentError(
        `$.instance.${keyField}: is taken, and to hold the row's key. Give another keyField.`,
      );
    }
    return { key, value: { ...instance, [keyField]: key } };
  }
  // A bare instance may have a `key` or a `custom_id` of its own meaning.
  const { [keyField]: given, ...instance } = row;
  const { key } = takeKey(given === undefined ? {} : { [GENAI_BATCH_KEY]: given }, position);
  return { key, value: { ...instance, [keyField]: key } };
};
