import { mix } from './hash.ts';

/** One number of chance is enough for so many dimensions. */
const BITS = 32;

/** How far to go in each dimension, forth or back as the bits of a direction's own chance say. */
export type Step = readonly [direction: number, weight: number];

const noStep: Step = [0, 0];

/**
 * Where the steps lead, from 0. A dimension takes them in their order, since sums depend on it; four in one pass, without
 * a branch on a bit: a processor does not guess chance either.
 */
export function endOfWalk(steps: readonly Step[], dimensions: number): Float64Array {
  const vector = new Float64Array(dimensions);
  for (let step = 0; step < steps.length; step += 4) {
    const [[direction1, weight1], [direction2, weight2], [direction3, weight3], [direction4, weight4]] = [
      steps[step] ?? noStep,
      steps[step + 1] ?? noStep,
      steps[step + 2] ?? noStep,
      steps[step + 3] ?? noStep,
    ];
    for (let start = 0; start < dimensions; start += BITS) {
      const bits1 = mix(direction1 + start);
      const bits2 = mix(direction2 + start);
      const bits3 = mix(direction3 + start);
      const bits4 = mix(direction4 + start);
      const end = Math.min(start + BITS, dimensions);
      for (let at = start; at < end; at += 1) {
        vector[at] =
          vector[at]! +
          weight1 * sign(bits1, at) +
          weight2 * sign(bits2, at) +
          weight3 * sign(bits3, at) +
          weight4 * sign(bits4, at);
      }
    }
  }
  return vector;
}

/** 1 or -1, by the bit at `at`, counted round from the lowest. */
function sign(bits: number, at: number): number {
  return ((bits >>> at) & 1) * 2 - 1;
}
