import fc from 'fast-check';

/** Something in a row: how the caller writes it, and how the model has to be asked. Both are drawn together, side by side. */
export interface Told {
  readonly given: unknown;
  readonly asked: unknown;
}

export type Fields = Readonly<Record<string, unknown>>;

/** A whole row without its key. */
export interface ToldRow {
  readonly given: Fields;
  readonly asked: Fields;
}

/** A row that wants a mark in its text, by which the model's question can be told from any other. */
export type Telling = (mark: string) => ToldRow;

/** Whether names are written in camelCase alone, or in snake_case here and there. */
export type Spelling = 'camel' | 'any';

export const same = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Told> =>
  value.map((drawn) => ({ given: drawn, asked: drawn }));

/** Said by the caller and lost on the way, by right. */
export const LEFT_OUT: unique symbol = Symbol('left out');

/**
 * A message of which any field may be there or not, but for the required ones; each is written in one of its spellings,
 * and asked by the name that the table gives it.
 */
export function message(
  members: Readonly<Record<string, fc.Arbitrary<Told>>>,
  { spelling = 'any', required = [] }: { spelling?: Spelling; required?: readonly string[] } = {},
): fc.Arbitrary<Told & ToldRow> {
  const drawn = Object.fromEntries(
    Object.entries(members).map(([name, value]) => [name, fc.tuple(value, fc.boolean())] as const),
  );
  return fc.record(drawn, { requiredKeys: [...required] }).map((values) => {
    const entries = Object.entries(values as Record<string, readonly [Told, boolean]>);
    return {
      given: Object.fromEntries(
        entries.map(([name, [{ given }, isSnake]]) => [isSnake && spelling === 'any' ? snake(name) : name, given]),
      ),
      asked: Object.fromEntries(
        entries.filter(([, [{ asked }]]) => asked !== LEFT_OUT).map(([name, [{ asked }]]) => [name, asked]),
      ),
    };
  });
}

/** As {@link message}, for an API that has its names in snake_case. */
export function foreignMessage(
  members: Readonly<Record<string, fc.Arbitrary<Told>>>,
  required: readonly string[] = [],
): fc.Arbitrary<Told & ToldRow> {
  return message(members, { required }).map(({ given, asked }) => ({
    given,
    asked: Object.fromEntries(Object.entries(asked).map(([name, value]) => [snake(name), value])),
  }));
}

export function listOf(item: fc.Arbitrary<Told>, most = 2): fc.Arbitrary<Told> {
  return fc.array(item, { minLength: 1, maxLength: most }).map((items) => ({
    given: items.map(({ given }) => given),
    asked: items.map(({ asked }) => asked),
  }));
}

export function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
