/**
 * One value for the whole process, however many copies of this package are loaded.
 *
 * Two copies are common (a test runner's and Node's own; two versions in one tree), and what is patched or asked for
 * in one place of the process must be known to all of them.
 */
export function processWide<T>(name: string, create: () => T): T {
  const key = Symbol.for(`@genai-batch/mock-api/${name}`);
  const shared = globalThis as { [shared: symbol]: unknown };
  return (shared[key] ??= create()) as T;
}
