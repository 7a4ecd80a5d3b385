import { onTestFinished } from 'vitest';

/** Sets a variable until the end of the test. Doors put another object in the place of `process.env`, which stubs do not follow. */
export function setVariable(name: string, value: string | undefined): void {
  const before = process.env[name];
  const set = (text: string | undefined): void => {
    if (text === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = text;
  };
  set(value);
  onTestFinished(() => {
    set(before);
  });
}
