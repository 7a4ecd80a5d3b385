import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JobSnapshot } from '../../model/jobs/batch-jobs.ts';
import { ServiceError } from '../../model/service-error.ts';
import { jobFilter } from './job-filter.ts';

const job = (facts: Partial<JobSnapshot> = {}): JobSnapshot => ({
  project: 'p',
  location: 'us-central1',
  id: '1',
  displayName: 'my_job_1',
  model: 'publishers/google/models/gemini-2.5-flash',
  source: { kind: 'gcs', uris: ['gs://in/a'] },
  destination: { kind: 'gcs', uriPrefix: 'gs://out' },
  state: 'JOB_STATE_SUCCEEDED',
  states: ['JOB_STATE_SUCCEEDED'],
  createTime: '2026-01-01T00:00:00.500000Z',
  updateTime: '2026-01-01T00:00:00.500000Z',
  labels: { team: 'search', 'a key': 'x' },
  ...facts,
});

test.for<[filter: string, isListed: boolean]>([
  ['', true],
  ['  ', true],
  ['display_name="my_job_1"', true],
  ["display_name='my_job_1'", true],
  ['display_name = my_job_1', true],
  ['display_name="my_job_*"', false],
  ['display_name!="my_job_1"', false],
  ['display_name:"my_job_*"', true],
  ['display_name:"*1"', true],
  ['display_name:"job"', false],
  ['display_name:"my.job.1"', false],
  ['model_display_name="gemini-2.5-flash"', true],
  ['model_display_name!="gemini-2.5-flash"', false],
  ['state="JOB_STATE_SUCCEEDED"', true],
  ['state=JOB_STATE_FAILED', false],
  ['state!="JOB_STATE_FAILED"', true],
  ['create_time>"2021-05-18T00:00:00Z"', true],
  ['create_time>2021-05-18T00:00:00Z', true],
  ['create_time="2026-01-01T00:00:00.5Z"', true],
  ['create_time="2026-01-01T01:00:00.5+01:00"', true],
  ['create_time<="2026-01-01T00:00:00.499999Z"', false],
  ['create_time!="2026-01-01T00:00:00.5Z"', false],
  ['labels.team="search"', true],
  ['labels.team=other', false],
  ['labels.team:*', true],
  ['labels.nobody:*', false],
  ['labels.toString:*', false],
  ['labels:team', true],
  ['labels."a key"=x', true],
  ['NOT display_name="my_job"', true],
  ['-state="JOB_STATE_FAILED"', true],
  ['NOT (state="JOB_STATE_SUCCEEDED" AND labels.team:*)', false],
  ['state="JOB_STATE_SUCCEEDED" AND display_name:"my_job_*"', true],
  ['state="JOB_STATE_FAILED" OR state="JOB_STATE_SUCCEEDED"', true],
  ['state="JOB_STATE_SUCCEEDED" display_name="other"', false],
  // OR before AND: false AND (true OR true)
  ['labels.team=other AND labels:team OR labels.team:*', false],
])('%s', ([filter, isListed]) => {
  expect(jobFilter(filter, 'snake_case')(job())).toBe(isListed);
});

test('a job without labels has none', () => {
  const { labels: _, ...bare } = job();
  expect(jobFilter('labels.team:* OR labels.team=search', 'snake_case')(bare)).toBe(false);
});

test.for<[filter: string, says: string]>([
  ['displayName="x"', '"displayName" is not a field to filter by'],
  ['display_name', 'a comparison of display_name is missing: one of = != < <= > >= :, at its end'],
  ['display_name=', 'a value is missing, at its end'],
  ['display_name= AND state=x', 'a value is missing, at character 15, before "AND state=x"'],
  ['display_name>"a"', 'display_name cannot be compared by ">", only by = != :, at character 13, before ">\\"a\\""'],
  ['state="DONE"', '"DONE" is not a state of a job, at character 7'],
  ['state:"JOB_STATE_FAILED"', 'state cannot be compared by ":"'],
  ['create_time>"yesterday"', '"yesterday" is not a time as RFC 3339 has it'],
  ['create_time>"2026-13-01T00:00:00Z"', 'is not a time'],
  ['(state="JOB_STATE_FAILED"', 'a closing parenthesis is missing, at its end'],
  ['state="JOB_STATE_FAILED")', 'a parenthesis closes nothing, at character 25'],
  ['display_name="x', 'a text has no closing quote, at character 14'],
  ['AND', 'the name of a field is missing, at character 1'],
  ['!', 'a character that means nothing here'],
  ['labels.="x"', 'the key of a label is missing'],
  ['labels.team!="x"', 'labels.team cannot be compared by "!="'],
  ['('.repeat(60), 'nested too deep, at character 51'],
])('%s is refused', ([filter, says]) => {
  let problem: unknown;
  try {
    jobFilter(filter, 'snake_case');
  } catch (error) {
    problem = error;
  }
  expect(problem).toBeInstanceOf(ServiceError);
  expect(problem).toMatchObject({
    status: 'INVALID_ARGUMENT',
    message: expect.stringContaining(`Invalid filter: `) as string,
    details: [{ fieldViolations: [{ field: 'filter' }] }],
  });
  expect((problem as Error).message).toContain(says);
});

test('camelCase names are known only if asked for', () => {
  expect(jobFilter('displayName="my_job_1" AND createTime>"2021-05-18T00:00:00Z"', 'both')(job())).toBe(true);
});

/** A filter as a tree; its text and its meaning are made in two ways that know nothing of each other. */
type Tree =
  | { kind: 'and' | 'or'; parts: Tree[] }
  | { kind: 'not'; part: Tree }
  | { kind: 'name'; operator: '=' | '!='; value: string }
  | { kind: 'time'; operator: '<' | '<=' | '>' | '>=' | '=' | '!='; second: number }
  | { kind: 'label'; key: string; value: string | undefined };

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '"', '\\', "'", ' ', '(', 'é'), maxLength: 3 });
const trees = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.record({ kind: fc.constant('name' as const), operator: fc.constantFrom('=', '!='), value: letters }),
    fc.record({
      kind: fc.constant('time' as const),
      operator: fc.constantFrom('<', '<=', '>', '>=', '=', '!='),
      second: fc.nat({ max: 3 }),
    }),
    fc.record({
      kind: fc.constant('label' as const),
      key: fc.constantFrom('k', 'a b'),
      value: fc.option(letters, { nil: undefined }),
    }),
    fc.record({ kind: fc.constantFrom('and', 'or'), parts: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not' as const), part: tie('tree') }),
  ),
})).tree;

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;

function written(tree: Tree): string {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return `(${tree.parts.map(written).join(` ${tree.kind.toUpperCase()} `)})`;
    case 'not':
      return `NOT (${written(tree.part)})`;
    case 'name':
      return `display_name ${tree.operator} ${quoted(tree.value)}`;
    case 'time':
      return `create_time${tree.operator}"2026-01-01T00:00:0${tree.second}Z"`;
    case 'label':
      return tree.value === undefined
        ? `labels.${quoted(tree.key)}:*`
        : `labels.${quoted(tree.key)} = ${quoted(tree.value)}`;
    default:
      return tree satisfies never;
  }
}

function meant(tree: Tree, of: JobSnapshot): boolean {
  switch (tree.kind) {
    case 'and':
      return tree.parts.every((part) => meant(part, of));
    case 'or':
      return tree.parts.some((part) => meant(part, of));
    case 'not':
      return !meant(tree.part, of);
    case 'name':
      return (of.displayName === tree.value) === (tree.operator === '=');
    case 'time': {
      const second = new Date(of.createTime).getUTCSeconds();
      const holds = { '<': second < tree.second, '>': second > tree.second, '=': second === tree.second };
      if (tree.operator === '<=') return holds['<'] || holds['='];
      if (tree.operator === '>=') return holds['>'] || holds['='];
      return tree.operator === '!=' ? !holds['='] : holds[tree.operator];
    }
    case 'label':
      return tree.value === undefined ? tree.key in (of.labels ?? {}) : of.labels?.[tree.key] === tree.value;
    default:
      return tree satisfies never;
  }
}

test('any filter lists the jobs that it means', () =>
  fc.assert(
    fc.property(
      trees,
      fc.record({
        displayName: letters,
        createTime: fc.nat({ max: 3 }).map((second) => `2026-01-01T00:00:0${second}.000000Z`),
        labels: fc.dictionary(fc.constantFrom('k', 'a b'), letters),
      }),
      (tree, facts) => {
        const of = job({ ...facts, labels: { ...facts.labels } });
        expect(jobFilter(written(tree), 'snake_case')(of)).toBe(meant(tree, of));
      },
    ),
    { numRuns: 500 },
  ));

test('whatever text is given, it is a filter or a problem with a place', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '(',
          ')',
          'AND',
          'OR',
          'NOT',
          '-',
          'state',
          '=',
          '!=',
          ':',
          '"x"',
          'labels.',
          'display_name',
          ' ',
          '"',
          '*',
        ),
        { maxLength: 8 },
      ),
      (pieces) => {
        try {
          jobFilter(pieces.join(''), 'snake_case')(job());
        } catch (error) {
          expect(error).toBeInstanceOf(ServiceError);
        }
      },
    ),
  ));
