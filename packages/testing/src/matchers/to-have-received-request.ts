import type { MockCloud } from '@genai-batch/mock-api';
import { firstDifference, shown } from './first-difference.ts';
import { replayLines } from './replay-lines.ts';
import type { Verdict } from './verdict.ts';

/** What a request was like. All that is given must hold. */
export interface ExpectedRequest {
  readonly method?: string;
  /** An operation, or the beginning of some: `storage.objects`. */
  readonly operation?: string;
  /** The path, `*` standing for any characters: `/upload/*`. */
  readonly path?: string;
  /** The status that it was answered with. */
  readonly status?: number;
  /** A part of the body: objects may have more fields. Patterns and `expect.any(…)` may stand for values. */
  readonly body?: unknown;
  /** How many such requests there were. @default at least one */
  readonly times?: number;
}

type JournalEntry = ReturnType<MockCloud['journal']['requests']>[number];

const SHOWN_REQUESTS = 10;
const facts: readonly string[] = ['method', 'operation', 'path', 'status', 'body', 'times'];

/**
 * Whether a cloud was sent such a request, as its journal remembers.
 *
 * @throws TypeError for what is no cloud, a number of times that cannot be, or a fact that requests do not have; RangeError
 * for an operation, a method or a status that there is not. A misspelt one would be received never, and "not" always hold.
 */
export function toHaveReceivedRequest(
  cloud: Pick<MockCloud, 'faults' | 'journal' | 'seed'>,
  expected: ExpectedRequest = {},
): Verdict {
  check(cloud, expected);
  const { times, body: _, ...filter } = expected;
  const alike = cloud.journal.requests(filter);
  const differences = alike.map((entry) => bodyDifference(entry, expected));
  const count = differences.filter((difference) => difference === undefined).length;
  const pass = times === undefined ? count > 0 : count === times;
  const message = (): string => {
    const nearest = differences.findIndex((difference) => difference !== undefined);
    return [
      `expected the cloud ${pass ? 'not ' : ''}to have received ${describe(expected)}, but it received ${countOf(count)}`,
      ...(count === 0 && nearest !== -1 ? [`  nearest: ${line(alike[nearest]!)}: ${differences[nearest]}`] : []),
      ...received(cloud.journal.requests()),
      ...replayLines(cloud),
    ].join('\n');
  };
  return { pass, message };
}

function check(cloud: unknown, expected: ExpectedRequest): void {
  const { times } = expected;
  if (typeof cloud !== 'object' || cloud === null || !('journal' in cloud))
    throw new TypeError(`A mock cloud has a journal of its requests; this is none: ${String(cloud)}`);
  if (times !== undefined && !(Number.isInteger(times) && times >= 0))
    throw new TypeError(`A request is received a whole number of times, not ${times}`);
  const unknown = Object.keys(expected).find((name) => !facts.includes(name));
  if (unknown !== undefined)
    throw new TypeError(`A request is known by ${facts.join(', ')}; there is no ${JSON.stringify(unknown)}.`);
}

function bodyDifference({ body }: JournalEntry, expected: ExpectedRequest): string | undefined {
  return 'body' in expected ? firstDifference(body, expected.body, 'body') : undefined;
}

/** `POST storage.objects.insert at /upload/* with the body {…} exactly once` */
function describe({ method, operation, path, status, body, times }: ExpectedRequest): string {
  const words = [method?.toUpperCase(), operation].filter((word) => word !== undefined);
  if (words.length === 0) words.push('a request');
  if (path !== undefined) words.push(`at ${path}`);
  if (body !== undefined) words.push(`with the body ${shown(body)}`);
  if (status !== undefined) words.push(`answered with ${status}`);
  if (times !== undefined) words.push(times === 1 ? 'exactly once' : `exactly ${times} times`);
  return words.join(' ');
}

function countOf(count: number): string {
  if (count === 0) return 'none';
  return count === 1 ? 'one such request' : `${count} such requests`;
}

function* received(entries: readonly JournalEntry[]): Generator<string, void> {
  if (entries.length === 0) {
    yield '  requests: none';
    return;
  }
  const last = entries.slice(-SHOWN_REQUESTS);
  yield last.length === entries.length ? '  requests:' : `  requests (the last ${last.length} of ${entries.length}):`;
  for (const entry of last) yield `    ${line(entry)}`;
}

/** `3 POST storage.objects.insert 200` */
function line({ number, method, operation, url, status, faults = [] }: JournalEntry): string {
  const outcome = status ?? 'no answer';
  return [number, method, operation ?? URL.parse(url)?.pathname ?? url, outcome, ...faults].join(' ');
}
