import type { MessageProblem } from './message-problem.ts';

const scalars = {
  string: 'TYPE_STRING',
  bytes: 'TYPE_BYTES',
  bool: 'TYPE_BOOL',
  int32: 'TYPE_INT32',
  int64: 'TYPE_INT64',
  float: 'TYPE_FLOAT',
  json: 'type.googleapis.com/google.protobuf.Value',
  struct: 'type.googleapis.com/google.protobuf.Struct',
} as const;
const PROTO_PACKAGE = 'type.googleapis.com/google.ai.generativelanguage.v1beta';

/** What is wrong with the body of a call, as the Gemini API says it; `field` is where the message stands. */
export function payloadProblem(problem: MessageProblem): { field: string; description: string } {
  const { proto, name, parent } = problem.place;
  const at = parent === '' ? '' : ` at '${parent}'`;
  switch (problem.kind) {
    case 'unknown-field':
      return violation(parent, `Invalid JSON payload received. Unknown name "${name}"${at}: Cannot find field.`);
    case 'list':
      return violation(
        parent,
        `Invalid JSON payload received. Unknown name "${name}"${at}: Proto field is not repeating, cannot start list.`,
      );
    case 'given-twice':
      return violation(proto, `Invalid value${at} (oneof), field '${name}' is already set, in its other spelling.`);
    case 'one-of':
      return violation(
        parent,
        `Invalid value${at} (oneof), oneof field '${problem.oneOf}' is already set. Cannot set '${name}'`,
      );
    case 'value':
      return violation(proto, `Invalid value at '${proto}' (${typeName(problem.expected)}), ${shown(problem.value)}`);
    default:
      return problem satisfies never;
  }
}

function violation(field: string, description: string): { field: string; description: string } {
  return { field, description };
}

function typeName(expected: Extract<MessageProblem, { kind: 'value' }>['expected']): string {
  if (typeof expected === 'string') return scalars[expected];
  if ('enum' in expected) return `${PROTO_PACKAGE}.${expected.enum}`;
  return 'message' in expected ? `${PROTO_PACKAGE}.${expected.message}` : 'Map';
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
