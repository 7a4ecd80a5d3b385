import type { JsonObject } from './json-object.ts';
import type { JsonPath } from './json-path.ts';
import type { Consequence, LineProblem, ProblemKind, Report } from './line-problem.ts';
import { describe } from './messages/check-message.ts';
import type { RowRoute } from './row-route.ts';

/** What a family asks of its lines. */
export interface LineRules {
  /** Reports what is wrong with one line, as it was parsed. */
  check(line: unknown, report: Report): void;
}

/** Makes the rules for a route. */
export type RulesFor = (route: RowRoute) => LineRules;

/** Says where a problem is, and what it is; errors of a row unless it says otherwise. */
export type Say = (
  kind: ProblemKind,
  path: JsonPath,
  problem: string,
  advice: string,
  as?: Partial<Pick<LineProblem, 'severity' | 'consequence'>>,
) => void;

export function sayTo(report: Report, consequence: Consequence): Say {
  return (kind, path, problem, advice, as) =>
    report({ kind, path, problem, advice, severity: 'error', consequence, ...as });
}

/** Top-level names that a line may not have, for the service writes them. */
export function checkReservedNames(line: JsonObject, names: readonly string[], say: Say): void {
  for (const name of names) {
    if (!Object.hasOwn(line, name)) continue;
    const problem = `${name} is a name that the service itself writes on the output line`;
    say('reserved-name', [name], problem, 'Give the field another name.', { consequence: 'import fails' });
  }
}

/** A line's id: `custom_id` or `key`. */
export function checkKeyField(line: JsonObject, field: string, say: Say, severity: 'error' | 'warning'): void {
  const value = Object.hasOwn(line, field) ? line[field] : undefined;
  const advice = `Give each line a ${field} of its own.`;
  if (value === undefined || value === null || value === '') {
    const problem = `the line has no ${field}: its result cannot be told from others`;
    say('missing-key', [field], problem, advice, { severity, consequence: 'cannot be matched' });
  } else if (typeof value !== 'string') {
    say('wrong-type', [field], `is ${describe(value)}, where a string is expected`, advice);
  }
}
