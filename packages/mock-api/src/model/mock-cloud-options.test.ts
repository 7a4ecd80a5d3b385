import { expect, test } from 'vitest';
import { createMockCloud } from '../create-mock-cloud.ts';
import type { MockCloudOptions } from './mock-cloud-options.ts';

test.for<[options: unknown, message: string]>([
  [{ sede: 1 }, 'createMockCloud has no option sede. Did you mean seed? It has seed, clock, '],
  [{ order: 'x' }, 'order is shuffle or input, not "x"'],
  [{ echo: 'y' }, 'echo is vertex or exact, not "y"'],
  [{ missingBuckets: 'no' }, 'missingBuckets is create or fail, not "no"'],
  [{ vertexApiKey: 'maybe' }, 'vertexApiKey is refuse or accept, not "maybe"'],
  [{ unknownModels: 'maybe' }, 'unknownModels is accept or refuse, not "maybe"'],
  [{ clock: 'sun' }, 'clock is auto, manual, real or system, not "sun"'],
  [{ speed: 2, clock: 'auto' }, "speed needs clock: 'real'; a clock that is auto has no pace of its own"],
  [{ speed: 2 }, "speed needs clock: 'real'"],
  [{ seed: 'a' }, 'seed is a finite number, not "a"'],
  [{ journalLimit: 1.5 }, 'journalLimit is a whole number from 0, not 1.5'],
  [{ project: 'A B' }, 'project is the id of a project, in small letters, digits and hyphens, not "A B"'],
  [{ project: '' }, 'project is the id of a project'],
  [{ location: '../x' }, 'location is a location such as us-central1, not "../x"'],
  [{ apiKeys: 'hush' }, 'apiKeys is a list of texts that are not empty'],
  [{ timing: { pendngMs: 1 } }, 'timing has no option pendngMs. Did you mean pendingMs?'],
  [{ timing: { pendingMs: '1' } }, 'timing.pendingMs is a number of milliseconds, or Infinity, not "1"'],
  [{ limits: { gemni: {} } }, 'limits has no option gemni. Did you mean gemini?'],
  [{ limits: { gemini: { maxRow: 1 } } }, 'limits.gemini has no option maxRow. Did you mean maxRows?'],
  [{ limits: { gemini: { maxRows: -1 } } }, 'limits.gemini.maxRows is a number that is not negative, not -1'],
  [{ vertex: { pagesize: 1 } }, 'vertex has no option pagesize. Did you mean pageSize?'],
  [{ vertex: { enums: 'words' } }, 'vertex.enums is names or numbers, not "words"'],
  [{ vertex: { overrunState: 'JOB_STATE_RUNNING' } }, 'vertex.overrunState is a state that ends a job'],
  [{ gemini: { qouta: {} } }, 'gemini has no option qouta. Did you mean quota?'],
  [{ gemini: { quota: { fileByte: 1 } } }, 'gemini.quota has no option fileByte. Did you mean fileBytes?'],
  [{ gemini: { quota: { enqueuedTokens: { gemini: '1' } } } }, 'gemini.quota.enqueuedTokens.gemini is a number'],
  [{ webhooks: { targets: 'all' } }, 'webhooks.targets is loopback or any, not "all"'],
  [{ storage: { chunks: 'strict' } }, 'storage has no option chunks. It has chunkSizes.'],
  [{ credentials: { unknown: 'x' } }, 'credentials.unknown is accept or refuse, not "x"'],
  [{ predictors: { texts: () => '' } }, 'predictors has no option texts. Did you mean text?'],
  [{ predictors: { text: 'hello' } }, 'predictors.text is a function, not "hello"'],
  [{ upstream: { ulr: 'http://127.0.0.1:1' } }, 'upstream has no option ulr. Did you mean url?'],
  [{ models: { 7: { tunedForm: 'gemini-2.5-flash' } } }, 'models.7 has no option tunedForm. Did you mean tunedFrom?'],
  [null, 'The options of createMockCloud are an object, not null'],
])('%j is refused, and why', ([options, message]) => {
  expect(() => createMockCloud(options as MockCloudOptions)).toThrow(message);
});

test('a secret of webhooks is not shown', () => {
  const secret = 'whsec-hush';
  expect(() => createMockCloud({ webhooks: { secret } })).toThrow(/^webhooks\.secret is whsec_ and base64$/);
});

test('an option that is undefined is as if left out', async () => {
  const options = { seed: undefined, vertex: { pageSize: undefined }, gemini: { quota: { fileBytes: undefined } } };
  const cloud = createMockCloud(options as unknown as MockCloudOptions);
  expect(cloud).toMatchObject({ seed: 0, vertex: { pageSize: 100 }, gemini: { quota: { fileBytes: 2 * 1024 ** 3 } } });
  await cloud.close();
});

test('a name that an option kept from being taken is free', async () => {
  expect(() => createMockCloud({ name: 'free-again', seed: Number.NaN })).toThrow(RangeError);
  await createMockCloud({ name: 'free-again' }).close();
});

test('timing that a function says is looked at, too', async () => {
  const cloud = createMockCloud({ timing: () => ({ runingMs: 1 }) as object });
  expect(() => cloud.timingOf({ model: 'publishers/google/models/gemini-2.5-flash' })).toThrow(
    'timing has no option runingMs. Did you mean runningMs?',
  );
  await cloud.close();
});
