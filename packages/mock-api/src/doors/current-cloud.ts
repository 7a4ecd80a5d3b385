import { AsyncLocalStorage } from 'node:async_hooks';
import type { MockCloud } from '../model/mock-cloud.ts';
import { processWide } from './process-wide.ts';

/** The cloud of the running code: what `cloud.run(fn)` sets, and what a door asks when a call names no cloud itself. */
export const cloudContext: AsyncLocalStorage<MockCloud> = processWide(
  'current-cloud',
  () => new AsyncLocalStorage<MockCloud>(),
);

/** The cloud whose `run` the calling code runs in. */
export function currentCloud(): MockCloud | undefined {
  return cloudContext.getStore();
}
