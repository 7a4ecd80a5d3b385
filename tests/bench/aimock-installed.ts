import { createRequire } from 'node:module';

/** Whether the peer that the mock is measured beside is there: it is a dependency of the heavy tests alone. */
export function isAimockInstalled(): boolean {
  try {
    createRequire(new URL('../heavy/package.json', import.meta.url)).resolve('@copilotkit/aimock');
    return true;
  } catch {
    return false;
  }
}

/** Stands in a figure's place where it is not. */
export const notInstalled = 'not installed: npm ci in tests/heavy';
