import { isJsonObject } from '../../json-object.ts';
import { checkKeyField, type LineRules, sayTo } from '../../line-rules.ts';
import type { RowRoute } from '../../row-route.ts';

/**
 * What an instance is, only its container knows. A line may be any value; by its key its result is found.
 *
 * @see https://cloud.google.com/vertex-ai/docs/predictions/get-batch-predictions
 */
export function ownModelRules({ keyField }: RowRoute): LineRules {
  return {
    check(line, report) {
      if (keyField === undefined) return;
      const say = sayTo(report, 'import fails');
      if (isJsonObject(line)) {
        const value = line[keyField];
        if (typeof value !== 'number') checkKeyField(line, keyField, say, 'error');
      } else {
        const problem = `the line is no object, and so has no ${keyField}`;
        say('missing-key', [], problem, 'Give an object, or no keyField.', { consequence: 'cannot be matched' });
      }
    },
  };
}
