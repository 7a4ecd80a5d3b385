import { matchesPattern } from '../../model/pattern.ts';
import type { Operator } from './filter-tokens.ts';
import type { Restriction, Test } from './parse-filter.ts';
import { timestampMicros } from './timestamp-micros.ts';

/** Makes a test of a comparison with one field. @throws ServiceError `INVALID_ARGUMENT` for one that the field does not know */
export type FieldTest<Item> = (restriction: Restriction) => Test<Item>;

/** A text, which `=` and `!=` compare whole, and `:` by a pattern with `*`. */
export function patternField<Item>(read: (item: Item) => string): FieldTest<Item> {
  return (restriction) => {
    const { operator, value } = allow(restriction, '=', '!=', ':');
    if (operator !== ':') return equality(operator, value, read);
    return (item) => matchesPattern(value, read(item));
  };
}

/** A text, which `=` and `!=` compare. */
export function textField<Item>(read: (item: Item) => string): FieldTest<Item> {
  return (restriction) => {
    const { operator, value } = allow(restriction, '=', '!=');
    return equality(operator, value, read);
  };
}

/** A state. @param known What the filter calls a state, or undefined when it names none. */
export function stateField<Item>(
  read: (item: Item) => string,
  known: (name: string) => string | undefined,
): FieldTest<Item> {
  return (restriction) => {
    const { operator, value } = allow(restriction, '=', '!=');
    const state = known(value);
    if (state === undefined) throw restriction.problem('value', `"${value}" is not a state of a job`);
    return equality(operator, state, read);
  };
}

/** A moment, in RFC 3339. */
export function timeField<Item>(read: (item: Item) => string): FieldTest<Item> {
  return (restriction) => {
    const { operator, value } = allow(restriction, '=', '!=', '<', '<=', '>', '>=');
    const micros = timestampMicros(value);
    if (micros === undefined)
      throw restriction.problem('value', `"${value}" is not a time as RFC 3339 has it (2021-05-18T00:00:00Z)`);
    return (item) => compare(operator, (timestampMicros(read(item)) ?? 0) - micros);
  };
}

/** The comparison, if its field knows the operator. @throws ServiceError `INVALID_ARGUMENT` if not */
export function allow(restriction: Restriction, ...operators: readonly Operator[]): Restriction {
  if (operators.includes(restriction.operator)) return restriction;
  throw restriction.problem(
    'operator',
    `${restriction.field} cannot be compared by "${restriction.operator}", only by ${operators.join(' ')}`,
  );
}

function equality<Item>(operator: Operator, value: string, read: (item: Item) => string): Test<Item> {
  return (item) => (read(item) === value) === (operator === '=');
}

function compare(operator: Operator, difference: number): boolean {
  switch (operator) {
    case '=':
    case ':':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    default:
      return operator satisfies never;
  }
}
