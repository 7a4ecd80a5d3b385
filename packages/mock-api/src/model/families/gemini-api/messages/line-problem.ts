import { findOffsets } from './json-offsets.ts';
import type { MessageProblem } from './message-problem.ts';

/** What is wrong with a line of an input file, as the Gemini API says it: `invalid JSON, near column 12: no such field: 'x'`. */
export function lineProblem(json: string, problem: MessageProblem): string {
  const offsets = findOffsets(json, problem.place.keys) ?? { afterKey: 0, value: 0 };
  const [offset, words] = told(json, problem, offsets);
  return invalidJson(json, offset, words);
}

/** @param offset In UTF-16 units; a column counts bytes, from 1. */
export function invalidJson(json: string, offset: number, words: string): string {
  return `invalid JSON, near column ${Buffer.byteLength(json.slice(0, offset)) + 1}: ${words}`;
}

function told(
  json: string,
  problem: MessageProblem,
  { afterKey, value }: { afterKey: number; value: number },
): [offset: number, words: string] {
  const { name } = problem.place;
  switch (problem.kind) {
    case 'unknown-field':
      return [afterKey, `no such field: '${name}'`];
    case 'given-twice':
    case 'one-of':
      return [afterKey, `'${name}' has already been set (either directly or as part of a oneof)`];
    case 'list':
      return [value, unexpected(json, value, '{')];
    case 'value':
      return [value, wrongValue(json, value, problem)];
    default:
      return problem satisfies never;
  }
}

function wrongValue(json: string, at: number, { expected, value }: Extract<MessageProblem, { kind: 'value' }>): string {
  if (typeof expected === 'object' && 'enum' in expected) {
    return typeof value === 'string' ? `unknown enum value: '${value}'` : 'expected number or string';
  }
  switch (expected) {
    case 'string':
      return unexpected(json, at, '"');
    case 'bytes':
      return typeof value === 'string' ? 'corrupt base64' : unexpected(json, at, '"');
    case 'bool':
      return "expected 'true' or 'false'";
    case 'int32':
    case 'int64':
    case 'float':
      if (typeof value === 'number') return 'expected integer, but JSON number had fractional part';
      return typeof value === 'string' ? 'non-number characters in quoted number' : 'expected number or string';
    default:
      return unexpected(json, at, '{');
  }
}

function unexpected(json: string, at: number, expected: string): string {
  return `unexpected character: '${json.charAt(at)}'; expected '${expected}'`;
}
