import fc from 'fast-check';
import { anyText } from './any-text.ts';
import type { Telling } from './told.ts';

/** An instance as a container takes it: all in it is the caller's own, and has to arrive as it is. */
export const instanceRow: fc.Arbitrary<Telling> = fc
  .tuple(
    anyText,
    fc.record(
      {
        max_tokens: fc.nat(),
        maxTokens: fc.nat(),
        raw_response: fc.boolean(),
        values: fc.array(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)), {
          maxLength: 3,
        }),
        request: fc.jsonValue({ maxDepth: 2 }),
        response: fc.jsonValue({ maxDepth: 1 }),
        status: anyText,
        id: fc.oneof(anyText, fc.nat()),
        metadata: fc.dictionary(anyText, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([prompt, others]) => (mark) => {
    const instance = { prompt: `${mark} ${prompt}`, ...others };
    return { given: instance, asked: instance };
  });
