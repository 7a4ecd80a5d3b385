import fc from 'fast-check';
import { hostileText } from './hostile.ts';

/** What exists in a cloud, by the name that routes give to that part of their paths. */
export type KnownNames = Readonly<Record<string, readonly string[]>>;

/** Fills a route's pattern, `/:version{v1(?:beta1)?}/b/:bucket`: mostly with what exists or could, sometimes with anything. */
export function anyPath(pattern: string, known: KnownNames): fc.Arbitrary<string> {
  const parts = partsOf(pattern).map((part) => anyPart(part, known));
  const path = fc.tuple(...parts).map((texts) => texts.map((text) => `/${text}`).join(''));
  return fc.oneof(
    { weight: 20, arbitrary: path },
    { weight: 1, arbitrary: fc.tuple(path, hostileText).map(([start, end]) => start + end) },
    { weight: 1, arbitrary: fc.tuple(path, fc.nat(60)).map(([text, length]) => `/${text.slice(1, length)}`) },
  );
}

/** The parts between slashes; those in braces are the pattern's own. */
function partsOf(pattern: string): string[] {
  return pattern.slice(1).match(/(?:\{(?:[^{}]|\{[^{}]*\})*\}|[^/{])+/g) ?? [''];
}

function anyPart(part: string, known: KnownNames): fc.Arbitrary<string> {
  const [, name, form] = /^:(\w+)(?:\{(.*)\})?$/.exec(part) ?? [];
  if (name === undefined) return part === '*' ? hostileText.map(encoded) : fc.constant(part);
  const existing = known[name] ?? [];
  const fitting = form === undefined ? [] : [fc.stringMatching(new RegExp(`^(?:${form})$`)).map(partEncoded)];
  return fc.oneof(
    ...(existing.length > 0 ? [{ weight: 24, arbitrary: fc.constantFrom(...existing) }] : []),
    ...fitting.map((arbitrary) => ({ weight: existing.length > 0 ? 1 : 6, arbitrary })),
    { weight: 1, arbitrary: hostileText.map(encoded) },
    { weight: 1, arbitrary: hostileText },
  );
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** Leaves in place what separates names from methods. */
function partEncoded(text: string): string {
  return encoded(text).replaceAll('%3A', ':').replaceAll('%2F', '/');
}
