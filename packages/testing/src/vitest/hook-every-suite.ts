import { aroundEach, TestRunner } from 'vitest';

type AnyFunction = (this: unknown, ...given: unknown[]) => unknown;

/**
 * A test API whose tests all run inside a hook.
 *
 * Vitest registers a hook for the one file that is being collected, while a module is loaded once for all files of a
 * worker when `isolate` is off: from the second file on, `test.aroundEach` at the top of a kit would be missing, and
 * silently. So every use of the API registers the hook, for the suite that it is used in.
 *
 * @param hook Gets the fixtures that it names by destructuring; `undefined` ones in tests of another API.
 */
export function hookEverySuite<Api extends object, Fixtures>(
  test: Api,
  hook: Parameters<typeof aroundEach<Partial<Fixtures>>>[0],
): Api {
  const hooked = new WeakSet<object>();
  const register = (): void => {
    const collector = TestRunner.getCurrentSuite();
    // One collector serves the top level of all files; what it collects for is each file's own.
    const suite = collector.suite ?? collector.file;
    if (hooked.has(suite)) return;
    hooked.add(suite);
    aroundEach(hook);
  };
  const wrap = <Original extends object>(original: Original): Original =>
    new Proxy(original, {
      apply(target, receiver, given) {
        register();
        const made: unknown = Reflect.apply(target as AnyFunction, receiver, given);
        return typeof made === 'function' ? wrap(made) : made; // what `extend`, `for`, `skipIf` return
      },
      get(target, name) {
        const value: unknown = Reflect.get(target, name); // without the proxy for `this`: `test.only` is a getter
        return typeof value === 'function' && name !== 'prototype' ? wrap(value) : value;
      },
    });
  return wrap(test);
}
