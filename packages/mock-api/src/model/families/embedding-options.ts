import type { JsonObject } from '../json.ts';
import { badRow } from './row-failure.ts';
import { taskTypes } from './task-types.ts';

export interface EmbeddingOptions {
  readonly dimensions: number;
  /** The same, if the row says so. */
  readonly askedDimensions: number | undefined;
  readonly taskType: string | undefined;
  /** Of the document that the text is from. */
  readonly title: string | undefined;
}

/**
 * Reads what a row says about its vector, in either spelling of the fields.
 *
 * @param maxDimensions What the model gives if the row says nothing.
 * @throws RowFailure for a value that no model takes
 */
export function readEmbeddingOptions(fields: JsonObject, maxDimensions: number): EmbeddingOptions {
  const asked = fields['outputDimensionality'] ?? fields['output_dimensionality'] ?? undefined;
  const dimensions = asked ?? maxDimensions;
  if (typeof dimensions !== 'number' || !Number.isInteger(dimensions) || dimensions < 1 || dimensions > maxDimensions) {
    throw badRow(
      `outputDimensionality: ${JSON.stringify(dimensions)} is out of range; a whole number from 1 to ${maxDimensions} is needed.`,
    );
  }
  const taskType = fields['taskType'] ?? fields['task_type'] ?? undefined;
  if (taskType !== undefined && !(typeof taskType === 'string' && taskTypes.has(taskType))) {
    throw badRow(`task_type: ${JSON.stringify(taskType)} is not one of ${[...taskTypes].join(', ')}.`);
  }
  const title = fields['title'] ?? undefined;
  if (title !== undefined && typeof title !== 'string') throw badRow('title: A text is needed.');
  return { dimensions, askedDimensions: asked === undefined ? undefined : dimensions, taskType, title };
}
