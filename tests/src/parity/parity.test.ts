import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tables } from './cases/all-cases.ts';
import { compareOutcomes } from './machinery/compare-outcomes.ts';
import { runCall } from './machinery/run-call.ts';
import { official, ours } from './machinery/sides.ts';

// Both clients put the time into names.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 31, 12) }));
afterEach(() => vi.useRealTimers());

describe.each(tables)('%s', (_area, cases) => {
  test.for(cases.map((each) => [`${each.on}: ${each.title}`, each] as const))('%s', async ([, parityCase]) => {
    if (parityCase.fastTimers)
      vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }).setTimerTickMode('nextTimerAsync');
    expect.hasAssertions();
    compareOutcomes(parityCase, await runCall(ours, parityCase), await runCall(official, parityCase));
  });
});
