import { badRow, RowFailure } from '../../model/families/row-failure.ts';
import type { RowOfTexts } from '../row-vectors.ts';
import { lengthOf } from '../vector-length.ts';

/**
 * Vectors of as many numbers as a row asks for. Of a longer one the first are taken, and brought to length 1, as models
 * that were trained for it do themselves.
 *
 * @param model Who gave them.
 * @throws RowFailure when there are not as many vectors as texts, or they are too short
 */
export function fittedVectors(
  vectors: readonly (readonly number[])[],
  { texts, askedDimensions: asked }: Pick<RowOfTexts, 'texts' | 'askedDimensions'>,
  model: string,
): readonly (readonly number[])[] {
  if (vectors.length !== texts.length) {
    throw new RowFailure(
      'INTERNAL',
      `The upstream's ${model} gave ${vectors.length} vectors for ${texts.length} texts.`,
    );
  }
  return asked === undefined ? vectors : vectors.map((vector) => fitted(vector, asked, model));
}

function fitted(vector: readonly number[], asked: number, model: string): readonly number[] {
  if (vector.length === asked) return vector;
  if (vector.length < asked) {
    throw badRow(
      `The upstream's ${model} gives vectors of ${vector.length} numbers, and the row asks for ${asked}: ask for fewer, or for none.`,
    );
  }
  const cut = vector.slice(0, asked);
  const length = lengthOf(Float64Array.from(cut)) || 1;
  return cut.map((value) => value / length);
}
