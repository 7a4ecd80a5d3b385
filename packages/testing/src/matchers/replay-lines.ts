import type { MockCloud } from '@genai-batch/mock-api';

/** How to see the same again: the faults that were in the way, and the seed. */
export function* replayLines({ faults, seed }: Pick<MockCloud, 'faults' | 'seed'>): Generator<string, void> {
  for (const fault of faults.list()) yield `  fault:  ${String(fault)}`;
  yield `  replay: createMockCloud({ seed: ${seed} })`;
}
