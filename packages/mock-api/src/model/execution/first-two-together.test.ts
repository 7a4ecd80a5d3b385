import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstTwoTogether } from './first-two-together.ts';
import type { SourceRow } from './row-source.ts';

test('all rows come, in order, and the first is not alone if there is another', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3)), async (sizes) => {
      let count = 0;
      const blocks = sizes.map((size) =>
        Array.from({ length: size }, (): SourceRow => ({ text: '', index: count++, place: () => '' })),
      );
      const got = await Array.fromAsync(firstTwoTogether(ReadableStream.from(blocks)));
      expect(got.flat()).toEqual(blocks.flat());
      const first = got.find(({ length }) => length > 0);
      if (count > 1) expect(first?.length).toBeGreaterThan(1);
    }),
  ));
