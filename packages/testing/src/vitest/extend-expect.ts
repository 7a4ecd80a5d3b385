import { expect } from 'vitest';
import { matchers, type CloudMatchers } from '../matchers/matchers.ts';

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends CloudMatchers<R> {}
}

expect.extend({ ...matchers });
