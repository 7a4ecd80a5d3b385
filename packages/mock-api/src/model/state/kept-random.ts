import { SeededRandom, type SeededState } from '../seeded-random.ts';
import { watchValue, type StateKeeper } from './state-keeper.ts';

/** A stream of chance that goes on where it stood. */
export function keptRandom(keeper: StateKeeper, seed: number, purpose: string): SeededRandom {
  const random = new SeededRandom(seed, purpose);
  // Of another seed nothing is gone on with.
  const key = `${seed} ${purpose}`;
  const state = keeper.record<SeededState>('chance', key);
  if (state) random.goOnFrom(state);
  watchValue(keeper, 'chance', key, () => random.state);
  return random;
}
