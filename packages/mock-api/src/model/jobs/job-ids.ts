import type { SeededRandom } from '../seeded-random.ts';

/** A job's id as Vertex gives them: 18 or 19 decimal digits, and always a positive int64. */
export function jobId(random: SeededRandom): string {
  return random.text(1, '12345678') + random.text(17 + random.below(2), '0123456789');
}
