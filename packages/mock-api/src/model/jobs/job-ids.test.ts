import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SeededRandom } from '../seeded-random.ts';
import { jobId } from './job-ids.ts';

test('ids are 18 or 19 digits, and positive int64 numbers', () =>
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const id = jobId(new SeededRandom(seed, 'test'));
      expect(id).toMatch(/^[1-9]\d{17,18}$/);
      expect(BigInt(id) < 2n ** 63n).toBe(true);
    }),
  ));
