import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyConfig, anyContents } from './any-config.ts';
import { type Sent, sentByOfficial, sentByOurs } from './recorded-bodies.ts';

/** Ours says the same, and then where. */
function expectSame(ours: Sent, official: Sent): void {
  if ('refused' in official) expect(ours).toEqual({ refused: expect.stringContaining(official.refused) as unknown });
  else expect(ours).toEqual(official);
}

const row = fc.record(
  {
    model: fc.constantFrom('m', 'models/m', 'tunedModels/m', null),
    contents: anyContents,
    metadata: fc.option(fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 })),
    config: anyConfig,
  },
  { requiredKeys: ['contents'] },
);

test('rows are sent, or refused, byte for byte as by the official client', () =>
  fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 2 }), fc.option(fc.string()), async (src, displayName) => {
      const params = { model: 'm', src, config: { displayName } };
      expectSame(await sentByOurs(params), await sentByOfficial(params));
    }),
    { numRuns: 300 },
  ));

test('most of the rows above are sent, and some refused', async () => {
  const rows = fc.sample(row, 200);
  const sent = await Promise.all(rows.map((each) => sentByOfficial({ model: 'm', src: [each] })));
  const count = sent.filter((each) => 'body' in each).length;
  expect(count).toBeGreaterThan(100);
  expect(count).toBeLessThan(200);
});

test('nothing that was given is written to', () =>
  fc.assert(
    fc.asyncProperty(row, async (each) => {
      const params = { model: 'm', src: [each] };
      expect(await sentByOurs(deepFreeze(structuredClone(params)), { copy: false })).toEqual(await sentByOurs(params));
    }),
  ));

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
