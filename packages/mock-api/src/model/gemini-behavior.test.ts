import { expect, test } from 'vitest';
import { geminiBehavior, type GeminiBehaviorOptions } from './gemini-behavior.ts';
import { enqueuedTokensOf, geminiTiers } from './gemini-quota.ts';

test('what is left out is as documented', () => {
  expect(geminiBehavior({ pageSize: 7, quota: { concurrentBatches: 1 } })).toMatchObject({
    pageSize: 7,
    inlineOrder: 'input',
    quota: { concurrentBatches: 1, inlineBytes: 20_971_520 },
  });
});

test.for<GeminiBehaviorOptions>([
  { pageSize: 0 },
  { pageSize: 1.5 },
  { quota: { fileBytes: -1 } },
  { quota: { enqueuedTokens: { gemini: Number.NaN } } },
])('refuses %j', (options) => {
  expect(() => geminiBehavior(options)).toThrow(RangeError);
});

test('the longest beginning of a model’s name decides how many of its tokens may wait', () => {
  const { quota } = geminiBehavior({ quota: { enqueuedTokens: geminiTiers[1] } });
  expect(
    ['gemini-2.5-pro', 'gemini-2.5-flash', 'gemini-2.5-flash-lite', 'other'].map((model) =>
      enqueuedTokensOf(quota, model),
    ),
  ).toEqual([5_000_000, 3_000_000, 10_000_000, Infinity]);
});
