import { expect, test } from 'vitest';
import { runtimeFor } from './runtimes.ts';

test.for([22, 24, 26] as const)('Node %i is pinned exactly, within its line', (line) => {
  for (const platform of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64']) {
    expect(runtimeFor(line, platform).version).toMatch(new RegExp(`^${line}\\.\\d+\\.\\d+$`));
  }
});

test('a platform without that Node is told which platforms have it', () => {
  expect(() => runtimeFor(24, 'win32-arm64')).toThrow(
    /no Node 24 for win32-arm64; there are: linux-x64, .*win32-x64\./,
  );
  expect(() => runtimeFor(22, 'aix-ppc64')).toThrow(/no Node 22 for aix-ppc64/);
});
