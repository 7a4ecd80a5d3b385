import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vertexJobId } from './job-id.ts';

test.for<[name: string, id: string]>([
  ['7', '7'],
  ['projects/other/locations/eu/batchPredictionJobs/77', '77'],
  ['projects/p/locations/l/batchPredictionJobs/my-job', 'my-job'],
])('%s is job %s', ([name, id]) => {
  expect(vertexJobId(name)).toBe(id);
});

test.for(['', 'abc', 'batches/1', 'batchPredictionJobs/7', '7/', 'projects/p/locations/l/batchPredictionJobs/..'])(
  '"%s" is no job',
  (name) => {
    expect(() => vertexJobId(name)).toThrow(`Invalid batch job name: ${name}.`);
  },
);

test('no name leads to another address than that of a job', () =>
  fc.assert(
    fc.property(
      fc.string().filter((id) => !/^\.{0,2}$|\//.test(id)),
      (id) => {
        fc.pre(id.isWellFormed());
        const base = 'https://host/v1/batchPredictionJobs/';
        const url = new URL(base + vertexJobId(`projects/p/locations/l/batchPredictionJobs/${id}`));
        expect(url.href.startsWith(base) && !url.search && !url.hash).toBe(true);
        expect(decodeURIComponent(url.href.slice(base.length))).toBe(id);
      },
    ),
    { examples: [['7?x=1'], ['7#x'], ['%2e%2e'], ['\\..']] },
  ));
