import type { Client } from '@genai-batch/core';
import { createMockCloud, type MockCloud, type MockCloudOptions } from '@genai-batch/mock-api';
import { blockedReport, type BlockedCall } from '@genai-batch/mock-api/offline';
import { intercept, type InterceptOptions } from '@genai-batch/mock-api/msw';
import { createTestClient } from './test-client.ts';

/** A cloud for one test, with what a test needs around it. */
export interface TestCloud {
  readonly cloud: MockCloud;
  /** Bound to the cloud, wherever it is called from; waits by the cloud's time. */
  readonly client: Client;
  /** Calls that would have left this machine. */
  readonly blocked: readonly BlockedCall[];
  /** Runs `fn` so that the calls of any client in it are for this cloud. */
  run<T>(this: void, fn: () => T): T;
  /** @throws Error naming each blocked call and where it was made, when there was one. */
  assertNothingBlocked(this: void): void;
  /** Closes door and cloud. */
  close(this: void): Promise<void>;
  /** As `close`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Opens a new cloud in this process, for any test runner: Google's hosts are answered from it, every other call beyond
 * this machine is refused and named.
 *
 * @example
 * const { cloud, client, run, close } = await openTestCloud({ seed: 7 });
 */
export async function openTestCloud(
  cloudOptions: MockCloudOptions = {},
  interceptOptions: InterceptOptions = {},
): Promise<TestCloud> {
  const cloud = createMockCloud(cloudOptions);
  const door = await intercept(cloud, interceptOptions).catch(async (error: unknown) => {
    await cloud.close();
    throw error;
  });
  const close = async (): Promise<void> => {
    await door.close();
    await cloud.close();
  };
  return {
    cloud,
    client: createTestClient(cloud),
    blocked: door.blocked,
    run: (fn) => cloud.run(fn),
    assertNothingBlocked() {
      const report = blockedReport(door.blocked);
      if (report !== undefined) throw new Error(report);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
