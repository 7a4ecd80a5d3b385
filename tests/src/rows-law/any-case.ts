import type { RowKey } from '@genai-batch/core';
import fc from 'fast-check';
import { anyKey, type KeyTold, madeKey } from './rows/any-key.ts';
import type { Fields, ToldRow } from './rows/told.ts';
import type { Form, Route, Wrapping } from './routes.ts';

/** What befalls a row in the cloud; `refused` is the model's own refusal. */
export type RowFate =
  | 'none'
  | 'missing'
  | 'doubled'
  | 'wrong-key'
  | 'broken-line'
  | 'blocked'
  | 'truncated'
  | 'invalid-json'
  | 'error'
  | 'refused';

/** A row that goes in, and what has to become of it. */
export interface CaseRow {
  readonly key: string;
  readonly given: Fields;
  readonly asked: Fields;
  readonly fate: RowFate;
}

/** Rows for one job, and how cloud and reader are set. */
export interface Case {
  readonly seed: number;
  readonly rows: readonly CaseRow[];
  readonly form: Form;
  readonly order: 'shuffle' | 'input';
  /** In each object of the output, where there may be several. */
  readonly rowsPerShard: number;
  readonly concurrency: number;
  /** Whether answers are read as JSON, by a schema. */
  readonly isTyped: boolean;
  readonly expect: 'keys' | 'stream' | 'source';
  /** What is said of where keys are. */
  readonly keyOption: RowKey | undefined;
  /** What results are asked of: the job, the same as it was kept in JSON, or its name. */
  readonly jobAs: 'job' | 'json' | 'name';
}

export const fates: readonly RowFate[] = [
  'missing',
  'doubled',
  'wrong-key',
  'broken-line',
  'blocked',
  'truncated',
  'invalid-json',
  'error',
  'refused',
];

export function anyCase(route: Route): fc.Arbitrary<Case> {
  const fate = fc.oneof(
    { weight: 5, arbitrary: fc.constant('none' as const) },
    { weight: 6, arbitrary: fc.constantFrom(...fates) },
  );
  const key: fc.Arbitrary<KeyTold | undefined> = route.mayLackKeys
    ? fc.option(anyKey(route.keyFields), { nil: undefined, freq: 6 })
    : anyKey(route.keyFields);
  const wrapping = fc.constantFrom(...route.wrappings);
  const row = fc.record({ key, telling: route.row, beside: route.beside ?? fc.constant({}), wrapping, fate });
  const rows = fc
    .uniqueArray(row, { minLength: 1, maxLength: 7, selector: (drawn) => drawn.key?.key ?? drawn })
    .map((drawn) => drawn.map((each, at) => rowOf(route, each, at)));
  const drawn = fc.record({
    seed: fc.nat(),
    rows,
    form: fc.constantFrom(...route.forms),
    order: fc.constantFrom('shuffle', 'input'),
    rowsPerShard: fc.constantFrom(Infinity, 1, 2),
    concurrency: fc.constantFrom(1, 3),
    isTyped: route.answers === 'words' ? fc.boolean() : fc.constant(false),
    expect: fc.constantFrom('keys', 'stream', ...(route.hasSource ? (['source'] as const) : [])),
    keyOption: fc.constantFrom(undefined, ...(route.keys ?? [])),
    jobAs: fc.constantFrom('job', 'json', 'name'),
  });
  // Under any order, only what a model was asked tells the order: there, rows fail by the model's own refusal alone.
  return drawn.map((played) =>
    played.order === 'input'
      ? played
      : { ...played, rows: played.rows.map((row) => (row.fate === 'error' ? { ...row, fate: 'refused' } : row)) },
  );
}

interface Drawn {
  readonly key: KeyTold | undefined;
  readonly telling: (mark: string) => ToldRow;
  readonly beside: Fields;
  readonly wrapping: Wrapping;
  readonly fate: RowFate;
}

/** @param at The row's place among all. */
function rowOf(route: Route, { key, telling, beside, wrapping, fate }: Drawn, at: number): CaseRow {
  const { given, asked } = telling(`#${at}#`);
  const name = key?.key ?? madeKey(at);
  // A bare instance has its key in the very field that the line has it in; around an instance, it is as anywhere.
  const fields = { ...keyOf(key, wrapping === 'bare' ? route.keyField : undefined), ...beside };
  return {
    key: name,
    given: wrapping === 'bare' ? { ...fields, ...given } : { ...fields, [wrapping]: given },
    asked: plain(route.showsKey ? { ...asked, genai_batch_key: name } : asked),
    fate,
  };
}

function keyOf(key: KeyTold | undefined, keyField: string | undefined): Fields {
  if (key === undefined) return {};
  return keyField === undefined ? key.fields : { [keyField]: Object.values(key.fields)[0] };
}

/** As JSON has it: a minus before 0 is gone. */
function plain(value: Fields): Fields {
  return JSON.parse(JSON.stringify(value)) as Fields;
}
