import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RowOutcome } from '../rows/row-outcome.ts';
import type { Usage } from '../rows/usage.ts';
import { type Cost, costOf } from './cost-of.ts';
import type { ModelPrice } from './model-price.ts';
import { PRICES } from './prices.ts';
import { summarizeUsage } from './usage-meter.ts';

const MILLION = 1_000_000;
const usage = (promptTokens: number, outputTokens: number, more: Partial<Usage> = {}): Usage => ({
  promptTokens,
  outputTokens,
  totalTokens: promptTokens + outputTokens + (more.thoughtsTokens ?? 0),
  ...more,
});
const row = (used?: Usage): RowOutcome => ({
  status: 'ok',
  key: 'k',
  output: '',
  response: {},
  ...(used && { usage: used }),
});
const usd = (cost: Cost): number => {
  if (cost.status === 'unknown') throw new Error(cost.reason);
  return cost.usd;
};

test('a batch costs half of the list price', () => {
  const cost = costOf(usage(100_000, MILLION), { model: 'gemini-2.5-flash' });
  expect(cost).toMatchObject({ status: 'known', inputUsd: 0.015, outputUsd: 1.25, cachedUsd: 0 });
  expect(usd(cost)).toBeCloseTo(1.265, 10);
});

test.for<[title: string, used: object, untold: string]>([
  ['has none', {}, 'promptTokens'],
  ['is not a number', { ...usage(1, 1), outputTokens: Number.NaN }, 'outputTokens'],
  ['has no sum', { promptTokens: 1, outputTokens: 1 }, 'totalTokens'],
  ['is endless', usage(1, 1, { cachedTokens: Infinity }), 'cachedTokens'],
  ['is less than nothing', usage(1, 1, { thoughtsTokens: -1 }), 'thoughtsTokens'],
  ['has it not for long prompts', { ...usage(1, 1), longPrompts: usage(Number.NaN, 1) }, 'promptTokens'],
])('what usage costs that %s is not known', ([, used, untold]) => {
  expect(costOf(used as Usage, { model: 'gemini-2.5-pro' })).toEqual({
    status: 'unknown',
    reason: `The usage tells no number of ${untold}.`,
  });
});

test('thoughts cost as output, and what tools fed in as input', () => {
  const thoughtful = usage(100_000, 1_000, { thoughtsTokens: 9_000 });
  expect(usd(costOf(thoughtful, { model: 'gemini-2.5-flash' }))).toBeCloseTo(0.015 + 0.0125, 10);
  const fed = costOf({ promptTokens: 0, outputTokens: 0, totalTokens: 100_000 }, { model: 'gemini-2.5-flash' });
  expect(fed).toMatchObject({
    inputUsd: 0.015,
    assumptions: expect.arrayContaining([expect.stringContaining('100000 tokens')]),
  });
});

test('what comes from a cache has the discount of the cache, not that of batch', () => {
  const cost = costOf(usage(100_000, 0, { cachedTokens: 80_000 }), { model: 'gemini-2.5-flash' });
  expect(cost).toMatchObject({
    status: 'known',
    inputUsd: (20_000 * 0.15) / MILLION,
    cachedUsd: (80_000 * 0.03) / MILLION,
  });
});

test('rows with long prompts cost more with some models, and only those rows', async () => {
  const rows = [row(usage(200_000, 1_000)), row(usage(200_001, 1_000)), row()];
  const together = costOf(await summarizeUsage(rows), { model: 'gemini-2.5-pro' });
  const [short, long] = rows.map((each) =>
    'usage' in each ? costOf(each.usage, { model: 'gemini-2.5-pro' }) : undefined,
  );
  expect(usd(short!)).toBeCloseTo((200_000 * 0.625 + 1_000 * 5) / MILLION, 10);
  expect(usd(long!)).toBeCloseTo((200_001 * 1.25 + 1_000 * 7.5) / MILLION, 10);
  expect(usd(together)).toBeCloseTo(usd(short!) + usd(long!), 10);
});

const anyUsage = fc
  .record({
    prompt: fc.nat(400_000),
    output: fc.nat(60_000),
    thoughts: fc.nat(60_000),
    cachedShare: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ prompt, output, thoughts, cachedShare }) =>
    usage(prompt, output, { thoughtsTokens: thoughts, cachedTokens: Math.floor(prompt * cachedShare) }),
  );

test('a job costs what its rows cost, with every model of the table that has a price for it', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(anyUsage),
      fc.constantFrom(...PRICES.filter((price) => price.cachedInputPerMillion)),
      async (all, { models }) => {
        const model = models[0];
        const rows = all.map((used) => usd(costOf(used, { model })));
        const job = usd(costOf(await summarizeUsage(all.map(row)), { model }));
        expect(job).toBeCloseTo(
          rows.reduce((sum, each) => sum + each, 0),
          8,
        );
        expect(job).toBeGreaterThanOrEqual(0);
      },
    ),
  ));

test.for([
  'gemini-2.5-flash',
  'models/gemini-2.5-flash',
  'publishers/google/models/gemini-2.5-flash',
  'projects/p/locations/global/publishers/google/models/gemini-2.5-flash@default',
])('knows %s', (model) => {
  expect(costOf(usage(1, 1), { model })).toMatchObject({ status: 'known', price: { models: ['gemini-2.5-flash'] } });
});

test.for([
  ['gemini-2.5-flash-image', 'The table has no price for gemini-2.5-flash-image.'],
  [
    'projects/p/locations/us-central1/models/123',
    'The table has no price for projects/p/locations/us-central1/models/123.',
  ],
  [undefined, 'Without a model there is no price.'],
] as const)('says of %s that it does not know, and guesses nothing', ([model, reason]) => {
  expect(costOf(usage(1, 1), { model })).toEqual({ status: 'unknown', reason: expect.stringContaining(reason) });
});

test('says so when the table lacks the price of a cache that was used', () => {
  const model = 'publishers/anthropic/models/claude-3-5-haiku@20241022';
  expect(usd(costOf(usage(MILLION, MILLION), { model }))).toBeCloseTo(2.4, 10);
  expect(costOf(usage(10, 1, { cachedTokens: 5 }), { model })).toMatchObject({
    status: 'unknown',
    reason: expect.stringContaining('5 tokens came from there'),
  });
});

test('a caller’s own table takes the place of ours, with the price of the day', () => {
  const price = (inputPerMillion: number, since: string, until?: string): ModelPrice => ({
    models: ['mine'],
    inputPerMillion,
    outputPerMillion: 0,
    batchShare: 1,
    since,
    ...(until && { until }),
    source: 'my contract',
  });
  const prices = [price(3, '2026-03-01'), price(1, '2026-01-01', '2026-01-31')];
  const costOn = (date?: string | Date): Cost => costOf(usage(MILLION, 0), { model: 'mine', prices, date });
  expect(usd(costOn())).toBe(3);
  expect(usd(costOn('2026-01-31T23:00:00Z'))).toBe(1);
  expect(usd(costOn(new Date('2026-03-01')))).toBe(3);
  expect(costOn('2026-02-01')).toMatchObject({ status: 'unknown', reason: expect.stringContaining('on 2026-02-01') });
  expect(() => costOn('yesterday')).toThrow('date: yesterday is no date');
  expect(costOf(usage(1, 1), { model: 'gemini-2.5-flash', prices })).toMatchObject({ status: 'unknown' });
});

test('the table has each model once at a time, with who says so', () => {
  const models = PRICES.flatMap(({ models }) => models);
  expect(new Set(models).size).toBe(models.length);
  for (const { source, since } of PRICES) {
    expect(source).toMatch(/^https:\/\//);
    expect(since).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
});

test('tokens are summed by how rows ended; rows without any are counted all the same', async () => {
  const summary = await summarizeUsage([
    row(usage(10, 5, { thoughtsTokens: 2, cachedTokens: 4 })),
    row(usage(20, 5)),
    { status: 'truncated', key: 'k', reason: 'MAX_TOKENS', response: {}, usage: usage(1, 100) },
    { status: 'error', key: 'k', error: { status: 500, code: 'INTERNAL', message: '', retryable: true } },
    { status: 'missing', key: 'k', because: 'absent' },
    { status: 'unmatched', line: '', reason: 'no key', lineNumber: 1 },
  ]);
  expect(summary).toMatchObject({
    rows: 5,
    rowsWithUsage: 3,
    counts: { ok: 2, blocked: 0, truncated: 1, invalid: 0, error: 1, missing: 1, unmatched: 1 },
    promptTokens: 31,
    outputTokens: 110,
    thoughtsTokens: 2,
    cachedTokens: 4,
    totalTokens: 143,
    byStatus: { ok: { promptTokens: 30, outputTokens: 10 }, truncated: { outputTokens: 100 } },
  });
  expect(summary.byStatus).not.toHaveProperty('error');
});
