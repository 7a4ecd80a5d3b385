import fc from 'fast-check';
import { afterAll, expect, test, vi } from 'vitest';
import { anyCall } from './generated/any-call.ts';
import { anySettings } from './generated/any-settings.ts';
import { GENERATED_CALLS, SEED } from './generated/how-many.ts';
import { compareRequests } from './machinery/compare-outcomes.ts';
import type { ParityCase } from './machinery/parity-case.ts';
import { bothSides } from './machinery/render-outcome.ts';
import { runCall } from './machinery/run-call.ts';
import { official, ours } from './machinery/sides.ts';

afterAll(() => vi.useRealTimers());

/** Ours words some refusals anew: differences by name. */
const isTold = (message = ''): boolean => message !== '' && !message.startsWith('Authentication is not set up');

test.for(['vertex', 'gemini'] as const)(
  'any call on %s sends the same bytes, or both clients refuse it',
  async (on) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 31, 12) });
    let sent = 0;
    const anyCase = fc.tuple(anySettings(on), anyCall(on));
    await fc.assert(
      fc.asyncProperty(anyCase, async ([{ options, http, env }, call]) => {
        const parityCase: ParityCase = { title: 'generated', on, covers: [], options, http, env, call };
        const [oursOutcome, officialOutcome] = [await runCall(ours, parityCase), await runCall(official, parityCase)];
        const sides = bothSides(oursOutcome, officialOutcome);
        compareRequests(oursOutcome, officialOutcome, sides);
        expect(oursOutcome.error === undefined, sides).toBe(officialOutcome.error === undefined);
        if (isTold(officialOutcome.error?.message))
          expect(oursOutcome.error?.message, sides).toContain(officialOutcome.error?.message);
        expect(oursOutcome.result, sides).toEqual(officialOutcome.result);
        sent += officialOutcome.requests.length;
      }),
      { numRuns: GENERATED_CALLS / 2, seed: SEED },
    );
    // Calls that are all refused would prove little.
    expect(sent).toBeGreaterThan(GENERATED_CALLS / 4);
  },
);
