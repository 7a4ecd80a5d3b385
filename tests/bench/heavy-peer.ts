import { createRequire } from 'node:module';

const heavy = createRequire(new URL('../heavy/package.json', import.meta.url));

/** Entry file of a peer to be measured beside, where it is installed: peers are dependencies of the heavy tests alone. */
export function heavyPeer(name: '@anthropic-ai/sdk' | '@copilotkit/aimock'): string | undefined {
  try {
    return heavy.resolve(name);
  } catch {
    return undefined;
  }
}

/** Stands in a figure's place where it is not. */
export const notInstalled = 'not installed: npm ci in tests/heavy';
