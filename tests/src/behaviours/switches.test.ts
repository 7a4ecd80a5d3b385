import { createMockCloud, type MockCloudOptions } from '@genai-batch/mock-api';
import { expect, test } from 'vitest';
import { switches } from './switches.ts';

/** Those whose values are listed in full, each with its values. */
const choices = Object.entries(switches).flatMap(([path, { values }]): [path: string, values: readonly unknown[]][] => {
  if (values === 'true, false') return [[path, [true, false]]];
  const words = /^`\w+`(?:, `\w+`)+$/.test(values) ? values.match(/\w+/g) : null;
  return words ? [[path, words]] : [];
});

/** `{ vertex: { enums: 'names' } }` of `vertex.enums`. */
function setting(path: string, value: unknown): MockCloudOptions {
  return path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as MockCloudOptions;
}

test('most switches list their values in full', () => {
  expect(choices.length).toBeGreaterThan(25);
});

test.for(choices)('%s takes each of the values that it is said to take, and no other', async ([path, values]) => {
  for (const value of values) await createMockCloud(setting(path, value)).close();
  for (const value of ['another', 1, null]) {
    expect(() => createMockCloud(setting(path, value))).toThrow(`${path} is ${String(values[0])}`);
  }
  expect(() => createMockCloud(setting(`${path}x`, values[0]))).toThrow(`Did you mean ${path.split('.').at(-1)}?`);
});
