import type { MockCloud } from '@genai-batch/mock-api';
import type { Stage } from '../scenarios/scenario.ts';

/** The mock, in a scenario that plays on the mock alone. */
export function mockOf({ cloud }: Stage): MockCloud {
  if (cloud) return cloud;
  throw new Error('This scenario plays on the mock alone.');
}
