import { expect } from 'vitest';
import type { Backend } from '../machinery/backend.ts';
import type { Call, ParityCase } from '../machinery/parity-case.ts';
import type { RuleId } from '../rules.ts';

const SRC: Readonly<Record<Backend, string>> = { vertex: 'gs://b/i.jsonl', gemini: 'files/f' };
const BACKENDS = ['vertex', 'gemini'] as const;

/** Models and the rule that each shows, on both services. */
const MODELS: readonly (readonly [model: unknown, rule: RuleId, refused?: true])[] = [
  ['gemini-2.5-flash', 'model/short'],
  ['claude-3-5-haiku@20241022', 'model/version-suffix'],
  ['publishers/anthropic/models/claude-3-5-haiku@20241022', 'model/version-suffix'],
  ['models/gemini-2.5-flash', 'model/models-prefix'],
  ['models/123', 'model/models-prefix'],
  ['tunedModels/mine', 'model/tuned'],
  ['publishers/anthropic/models/claude-3-5-haiku', 'model/full'],
  ['projects/p/locations/l/models/9', 'model/full'],
  ['projects/p/locations/l/publishers/google/models/gemini', 'model/full'],
  ['anthropic/claude-x', 'model/publisher-slash'],
  ['meta/llama-3', 'model/publisher-slash'],
  ['a/', 'model/publisher-slash'],
  ['a..b', 'model/forbidden', true],
  ['a?b', 'model/forbidden', true],
  ['a&b', 'model/forbidden', true],
  ['', 'model/empty', true],
  [7, 'model/empty', true],
];

const modelCases = MODELS.flatMap(([model, rule, refused]) =>
  BACKENDS.map((on): ParityCase => ({
    title: `model ${JSON.stringify(model)}`,
    on,
    covers: [rule],
    call: ['batches.create', { model, src: SRC[on], config: { displayName: 'd' } }],
    ...(refused && { refused }),
  })),
);

const VERTEX_NAMES: readonly (readonly [name: unknown, rule: RuleId, refused?: true])[] = [
  ['projects/p/locations/us-central1/batchPredictionJobs/77', 'name/full'],
  ['projects/other/locations/eu/batchPredictionJobs/77', 'name/full'],
  ['77', 'name/digits'],
  ['0', 'name/digits'],
  ['projects/p/locations/l/batchPredictionJobs/my-job', 'name/non-numeric'],
  ['my-job', 'name/invalid', true],
  ['batchPredictionJobs/7', 'name/invalid', true],
  ['projects/p/locations/l/batchPredictionJobs/', 'name/invalid', true],
  ['projects/p/locations/l/batchPredictionJobs/7/', 'name/invalid', true],
  ['/projects/p/locations/l/batchPredictionJobs/7', 'name/invalid', true],
  ['batches/abc', 'name/invalid', true],
  ['7 ', 'name/invalid', true],
  ['', 'name/invalid', true],
];

const GEMINI_NAMES: readonly (readonly [name: unknown, rule: RuleId, refused?: true])[] = [
  ['batches/abc123', 'name/full'],
  ['foo/batches/abc', 'name/suffix'],
  ['abcbatches/x', 'name/suffix'],
  ['batches/a-b_c', 'name/full'],
  ['abc', 'name/invalid', true],
  ['batches/', 'name/invalid', true],
  ['batches/a/', 'name/invalid', true],
  ['batches/a/b', 'name/invalid', true],
  ['projects/p/locations/l/batchPredictionJobs/7', 'name/invalid', true],
  ['', 'name/invalid', true],
];

const ON_A_JOB = ['batches.get', 'batches.cancel', 'batches.delete'] as const;

const nameCases = (on: Backend, names: typeof VERTEX_NAMES): ParityCase[] =>
  names.flatMap(([name, rule, refused]) =>
    ON_A_JOB.map((method) => ({
      title: `${method} of ${JSON.stringify(name)}`,
      on,
      covers: [rule],
      call: [method, { name }] as Call,
      ...(refused && { refused }),
    })),
  );

const PREFIX = { vertex: 'projects/p/locations/l/batchPredictionJobs/', gemini: 'batches/' } as const;
const PATH = {
  vertex: 'https://us-central1-aiplatform.googleapis.com/v1beta1/projects/p/locations/us-central1/batchPredictionJobs/',
  gemini: 'https://generativelanguage.googleapis.com/v1/batches/',
} as const;

/** Ids that mean something in a URL. */
const strangeIds = (on: Backend): ParityCase[] => [
  ...['a?b', 'a#b', 'a%2Fb'].map((id): ParityCase => ({
    title: `delete of the id ${id}`,
    on,
    covers: [],
    call: ['batches.delete', { name: PREFIX[on] + id }],
    differs: {
      as: 'urls-hold-what-was-given',
      ours: { requests: [{ line: `DELETE ${PATH[on]}${encodeURIComponent(id)}` }] },
    },
  })),
  ...['.', '..'].map((id): ParityCase => ({
    title: `delete of the id ${id}`,
    on,
    covers: [],
    call: ['batches.delete', { name: PREFIX[on] + id }],
    differs: { as: 'urls-hold-what-was-given', ours: { requests: [], error: { name: 'InvalidArgumentError' } } },
  })),
];

/** Names of models and jobs. */
export const nameTable: readonly ParityCase[] = [
  ...BACKENDS.flatMap(strangeIds),
  {
    title: 'model "a#b"',
    on: 'gemini',
    covers: [],
    call: ['batches.create', { model: 'a#b', src: SRC.gemini }],
    differs: { as: 'urls-hold-what-was-given', ours: { requests: [], error: { name: 'InvalidArgumentError' } } },
  },
  ...modelCases,
  {
    title: 'model "a/b/c"',
    on: 'gemini',
    covers: ['model/publisher-slash'],
    call: ['batches.create', { model: 'a/b/c', src: SRC.gemini }],
  },
  {
    title: 'model "a/b/c"',
    on: 'vertex',
    covers: [],
    call: ['batches.create', { model: 'a/b/c', src: SRC.vertex, config: { displayName: 'd' } }],
    differs: {
      as: 'a-model-keeps-its-segments',
      ours: { requests: [{ body: expect.stringContaining('"model":"publishers/a/models/b/c"') }] },
    },
  },
  {
    title: 'no model',
    on: 'vertex',
    covers: ['model/absent'],
    call: ['batches.create', { src: SRC.vertex, config: { displayName: 'd' } }],
  },
  {
    title: 'model null',
    on: 'vertex',
    covers: ['model/absent'],
    call: ['batches.create', { model: null, src: SRC.vertex, config: { displayName: 'd' } }],
  },
  {
    title: 'no model',
    on: 'gemini',
    covers: ['model/absent'],
    call: ['batches.create', { src: SRC.gemini }],
    refused: true,
    differs: { as: 'errors-of-their-own-kind', ours: { requests: [], error: { name: 'InvalidArgumentError' } } },
  },
  ...nameCases('vertex', VERTEX_NAMES),
  ...nameCases('gemini', GEMINI_NAMES),
  ...BACKENDS.flatMap((on) =>
    ON_A_JOB.map((method): ParityCase => ({
      title: `${method} of nothing`,
      on,
      covers: ['name/absent'],
      call: [method, {}],
      refused: true,
      differs: { as: 'errors-of-their-own-kind', ours: { requests: [], error: { name: 'InvalidArgumentError' } } },
    })),
  ),
];
