import { expect } from 'vitest';
import { rowRoute, type RowRouteOptions } from '../row-route.ts';
import { encodeRow } from './encode-row.ts';

export const GEMINI = { model: 'gemini-2.5-flash' };
export const FILE = { model: 'gemini-2.5-flash', backend: 'gemini' } as const;
export const INLINE = { ...FILE, carrier: 'inline' } as const;
export const CLAUDE = { model: 'publishers/anthropic/models/claude-3-5-haiku' };
export const LLAMA = { model: 'publishers/meta/models/llama-3.1-405b-instruct-maas' };
export const E5 = { model: 'publishers/intfloat/models/multilingual-e5-large-instruct-maas' };
export const OWN = { model: 'projects/p/locations/l/models/7', family: 'own-model' } as const;
export const TEXT = { model: 'text-embedding-005' };
export const EMBED = { model: 'gemini-embedding-001' };

export const write = (row: unknown, to: RowRouteOptions, position?: number): string =>
  encodeRow(row, rowRoute(to), position).line;

export type WrittenRow = [title: string, to: RowRouteOptions, row: object, line: string];

/** A row becomes this line, and is only read. */
export function checkWritten([, to, row, line]: WrittenRow): void {
  const before = structuredClone(row);
  expect(write(row, to)).toBe(line);
  expect(row, 'the caller’s row is only read').toEqual(before);
}

export type RefusedRow = [title: string, to: RowRouteOptions, row: unknown, message: string];

/** A row is refused, and its place in the source is told. */
export function checkRefused([, to, row, message]: RefusedRow): void {
  expect(() => write(row, to, 4)).toThrow(message);
  expect(() => write(row, to, 4)).toThrow(
    /^Row 5 cannot be written as (a line|an inline row) for .+ on (Vertex AI|the Gemini API): /,
  );
}
