import { onTestFinished } from 'vitest';
import { createMockCloud } from './create-mock-cloud.ts';
import type { MockCloudOptions } from './model/mock-cloud-options.ts';
import type { MockCloud } from './model/mock-cloud.ts';

/** A cloud for one test, closed when the test is over. */
export function openCloud(options?: MockCloudOptions): MockCloud {
  const cloud = createMockCloud(options);
  onTestFinished(() => cloud.close());
  return cloud;
}
