import { createMockCloud, type MockCloud } from '@genai-batch/mock-api';
import { afterEach, beforeEach } from 'vitest';
import type { DoorKind } from './open-door.ts';

/** Each test of the suite gets a cloud behind the door. @returns the cloud of the running test. */
export function cloudAtDoor(door: DoorKind): () => MockCloud {
  let cloud: MockCloud;
  let open: Awaited<ReturnType<DoorKind['open']>>;
  beforeEach(async () => {
    cloud = createMockCloud({ seed: 7 });
    open = await door.open(cloud);
  });
  afterEach(async () => {
    await open.close();
    await cloud.close();
  });
  return () => cloud;
}
