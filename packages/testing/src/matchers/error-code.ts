import type { GoogleStatus } from '@genai-batch/mock-api';

/** By number. @see https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto */
const names: readonly ('OK' | GoogleStatus)[] = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];

/** The number of a canonical error name; undefined for any other text. */
export function codeNumber(name: string): number | undefined {
  const code = names.findIndex((candidate) => candidate === name);
  return code === -1 ? undefined : code;
}

/** `INVALID_ARGUMENT (3)` */
export function describeCode(code: number): string {
  const name = names[code];
  return name === undefined ? String(code) : `${name} (${code})`;
}
