import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { Case } from './collect-cases.ts';

export interface Outcome {
  readonly case: Case;
  /** The method that was to meet the faults, as the storage testbench names it. */
  readonly method: string;
  readonly instructions: readonly string[];
  /** Why it failed; undefined when it passed. */
  readonly error?: Error;
}

const running = new AsyncLocalStorage<{ method: string; instructions: string[] }>();

/** Notes which method the case that is running lets go wrong: it says so only to the server. */
export function watchRetryTests(): void {
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) => {
    const current = running.getStore();
    if (current && init?.method === 'POST' && typeof init.body === 'string' && init.body.includes('"instructions"')) {
      const { instructions } = JSON.parse(init.body) as { instructions: Record<string, string[]> };
      for (const [method, words] of Object.entries(instructions))
        Object.assign(current, { method, instructions: words });
    }
    return fetch(input, init);
  };
}

export function runCase(its: Case): Promise<Outcome> {
  const about = { method: '', instructions: [] };
  return running.run(about, async () => {
    const timer = new AbortController();
    try {
      await Promise.race([steps(its), late(its, timer.signal)]);
      return { case: its, ...about };
    } catch (error) {
      return { case: its, ...about, error: error instanceof Error ? error : new Error(String(error)) };
    } finally {
      timer.abort();
    }
  });
}

async function steps({ before, body }: Case): Promise<void> {
  for (const step of before) await step();
  await body();
}

async function late({ timeoutMs }: Case, signal: AbortSignal): Promise<never> {
  await delay(timeoutMs, undefined, { signal });
  throw new Error(`took longer than ${timeoutMs} ms`);
}
