import { formatPath, type JsonPath } from '../json-path.ts';
import type { LineProblem } from '../line-problem.ts';
import type { FindingCount, LineFinding } from './line-finding.ts';

/** Kinds and places that are told apart; what is beyond counts under its kind. Bounds the memory. */
const MAX_GROUPS = 1000;

interface Group extends Omit<FindingCount, 'count'> {
  count: number;
}

/** Shows the first few of each thing that is found, and counts them all. */
export class FindingLog {
  readonly #maxExamples: number;
  readonly #groups = new Map<string, Group>();
  #shown: LineFinding[] = [];
  errors = 0;
  warnings = 0;

  constructor(maxExamples: number) {
    this.#maxExamples = maxExamples;
  }

  add(file: string | undefined, line: number, found: LineProblem): void {
    const { kind, path, problem, advice, severity, consequence } = found;
    if (severity === 'error') this.errors += 1;
    else this.warnings += 1;
    const group = this.#groupOf(file, line, found);
    group.count += 1;
    if (group.count > this.#maxExamples) return;
    const place = { ...(file !== undefined && { file }), line, path: formatPath(path) };
    this.#shown.push({ ...place, kind, problem, advice, severity, consequence });
  }

  /** Those to be shown that nobody took yet. */
  take(): readonly LineFinding[] {
    if (this.#shown.length === 0) return NONE;
    const shown = this.#shown;
    this.#shown = [];
    return shown;
  }

  counts(): readonly FindingCount[] {
    const weight = ({ severity }: Group): number => (severity === 'error' ? 0 : 1);
    return [...this.#groups.values()].toSorted((a, b) => weight(a) - weight(b) || b.count - a.count);
  }

  #groupOf(file: string | undefined, line: number, found: LineProblem): Group {
    const { kind, path, severity } = found;
    const place = formatPattern(path);
    const id = `${severity} ${kind} ${place}`;
    const other = `${severity} ${kind}`;
    const known = this.#groups.get(id) ?? (this.#groups.size < MAX_GROUPS ? undefined : this.#groups.get(other));
    if (known !== undefined) return known;
    const isFull = this.#groups.size >= MAX_GROUPS;
    const { problem, advice, consequence } = found;
    const first = { ...(file !== undefined && { file }), line };
    const group = { kind, path: isFull ? '$' : place, problem, advice, severity, consequence, first, count: 0 };
    this.#groups.set(isFull ? other : id, group);
    return group;
  }
}

const NONE: readonly LineFinding[] = [];

/** `$.request.contents[*].role`; a name of the caller's own may be long. */
function formatPattern(path: JsonPath): string {
  return formatPath(path)
    .replaceAll(/\[\d+\]/g, '[*]')
    .slice(0, 300);
}
