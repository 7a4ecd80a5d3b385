import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isJsonObject } from '../../../json.ts';
import { findOffsets } from './json-offsets.ts';
import { findProblems } from './find-problems.ts';
import { generateContentRequest } from './generate-content-request.ts';
import { lineProblem } from './line-problem.ts';

/** Every way into a value, and what it leads to. */
function* ways(
  value: unknown,
  keys: readonly (string | number)[] = [],
): Generator<[keys: readonly (string | number)[], value: unknown]> {
  yield [keys, value];
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* ways(item, [...keys, index]);
  else if (isJsonObject(value)) for (const [key, item] of Object.entries(value)) yield* ways(item, [...keys, key]);
}

test('every value is found where it stands in its text, however that is written', () =>
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 1, 3), (raw, indent) => {
      const json = JSON.stringify(raw, null, indent);
      for (const [keys, value] of ways(JSON.parse(json))) {
        const offset = findOffsets(json, keys)?.value ?? -1;
        const text = JSON.stringify(value, null, indent);
        const start = typeof value === 'object' && value !== null ? text.slice(0, 1) : text;
        expect(json.slice(offset, offset + start.length)).toBe(start);
      }
    }),
    { examples: [[{ '"': ['\\"', { '}': ':' }] }, 0]] },
  ));

test('nothing is found where there is nothing', () => {
  expect(findOffsets('{"a":[1]}', ['b'])).toBeUndefined();
  expect(findOffsets('{"a":[1]}', ['a', 1])).toBeUndefined();
  expect(findOffsets('{"a":{}}', ['a', 0])).toBeUndefined();
});

const told = (json: string): string | undefined => {
  const [problem] = findProblems(JSON.parse(json), generateContentRequest);
  return problem && lineProblem(json, problem);
};

test.for<[json: string, expected: string]>([
  ['{"thinking_config":{}}', "invalid JSON, near column 20: no such field: 'thinking_config'"],
  ['{"contents":[{"parts":[{"text":"é"}],"name":1}]}', "invalid JSON, near column 46: no such field: 'name'"],
  ['{"generationConfig":[]}', "invalid JSON, near column 21: unexpected character: '['; expected '{'"],
  ['{"contents":"hi"}', `invalid JSON, near column 13: unexpected character: '"'; expected '{'`],
  ['{"contents":[{"role":1}]}', `invalid JSON, near column 22: unexpected character: '1'; expected '"'`],
  ['{"generationConfig":{"topK":{}}}', 'invalid JSON, near column 29: expected number or string'],
  ['{"generationConfig":{"seed":"x"}}', 'invalid JSON, near column 29: non-number characters in quoted number'],
  ['{"safetySettings":[{"category":"RUDE"}]}', "invalid JSON, near column 32: unknown enum value: 'RUDE'"],
])('tells of %s', ([json, expected]) => {
  expect(told(json)).toBe(expected);
});
