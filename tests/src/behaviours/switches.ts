import type { MockCloudOptions } from '@genai-batch/mock-api';

type Given<Name extends keyof MockCloudOptions> = NonNullable<MockCloudOptions[Name]>;
type FieldsOf<Options> = Extract<keyof Options, string>;
type TimingFields = FieldsOf<Exclude<Given<'timing'>, (job: never) => unknown>>;
type LimitFields = FieldsOf<NonNullable<Given<'limits'>['gemini']>>;
type QuotaFields = FieldsOf<NonNullable<Given<'gemini'>['quota']>>;

/** Options that are made of others. */
type Grouped = 'credentials' | 'gemini' | 'limits' | 'predictors' | 'storage' | 'timing' | 'vertex' | 'webhooks';

/** Every option of `createMockCloud`, those within others by their path. */
export type SwitchName =
  | Exclude<FieldsOf<MockCloudOptions>, Grouped>
  | `credentials.${FieldsOf<Given<'credentials'>>}`
  | `gemini.${Exclude<FieldsOf<Given<'gemini'>>, 'quota'>}`
  | `gemini.quota.${QuotaFields}`
  | `limits.KIND.${LimitFields}`
  | `predictors.${FieldsOf<Given<'predictors'>>}`
  | `storage.${FieldsOf<Given<'storage'>>}`
  | `timing.${TimingFields}`
  | `vertex.${FieldsOf<Given<'vertex'>>}`
  | `webhooks.${FieldsOf<Given<'webhooks'>>}`;

export interface Switch {
  /** What it can be set to. */
  readonly values: string;
  readonly usual: string;
}

const flag = 'true, false';
const KINDS = 'a number; KIND is `gemini`, `geminiEmbedding`, `textEmbedding`, `claude`, `openModel`, `ownModel`';

/** Typed so that an option without an entry is a mistake that the compiler finds. */
export const switches: Readonly<Record<SwitchName, Switch>> = {
  seed: { values: 'a number', usual: '0' },
  clock: { values: '`auto`, `manual`, `real`, `system`', usual: '`auto`' },
  speed: { values: 'a number, with a `real` clock', usual: '1' },
  project: { values: 'a project id', usual: '`mock-project`' },
  location: { values: 'a location', usual: '`us-central1`' },
  name: { values: 'a name', usual: '`mock-cloud-1`, …' },
  journalLimit: { values: 'a number of requests', usual: '1000' },
  missingBuckets: { values: '`create`, `fail`', usual: '`create`' },
  order: { values: '`shuffle`, `input`', usual: '`shuffle`' },
  echo: { values: '`vertex`, `exact`', usual: '`vertex`' },
  vertexApiKey: { values: '`refuse`, `accept`', usual: '`refuse`' },
  models: { values: 'models by id: `{ tunedFrom }`, `{ predict }`', usual: 'none' },
  unknownModels: { values: '`accept`, `refuse`', usual: '`accept`' },
  apiKeys: { values: 'a list of keys', usual: 'any text is a key' },
  'timing.pendingMs': { values: 'milliseconds, `Infinity`', usual: 'a minute' },
  'timing.runningMs': { values: 'milliseconds, `Infinity`', usual: 'two minutes' },
  'timing.cancellingMs': { values: 'milliseconds, `Infinity`', usual: 'ten seconds' },
  'limits.KIND.maxRows': { values: KINDS, usual: 'as documented' },
  'limits.KIND.maxInputBytes': { values: KINDS, usual: 'as documented' },
  'limits.KIND.maxConcurrentJobs': { values: KINDS, usual: 'as documented' },
  'limits.KIND.queueMs': { values: KINDS, usual: '72 hours; none for models of one’s own' },
  'limits.KIND.runMs': { values: KINDS, usual: '24 hours; none for models of one’s own' },
  'predictors.text': { values: 'a function', usual: 'made-up answers that say so' },
  'predictors.embedding': { values: 'a function', usual: 'vectors near for near texts' },
  'predictors.concurrency': { values: 'a number of rows', usual: '1; 4 with an `upstream`' },
  fixtures: { values: 'a folder, or a list', usual: 'none' },
  fixtureMisses: { values: '`answer`, `fail`', usual: '`answer`' },
  record: { values: 'a folder', usual: 'nothing is recorded' },
  upstream: {
    values: '`{ url, kind, model, embeddingModel, … }`',
    usual: 'none: answers are made up; vectors are, without an `embeddingModel`',
  },
  duckdb: { values: 'a function that loads it', usual: 'the package `@duckdb/node-api`, if it is installed' },
  'predictors.instance': { values: 'a function', usual: 'a Gemma’s answer, or a number' },
  'vertex.listTokens': { values: '`omit`, `empty`', usual: '`omit`' },
  'vertex.emptyPages': { values: flag, usual: 'false' },
  'vertex.pageSize': { values: 'a number', usual: '100' },
  'vertex.filterNames': { values: '`snake_case`, `both`', usual: '`snake_case`' },
  'vertex.completionStats': { values: '`full`, `ended`, `empty`', usual: '`full`' },
  'vertex.enums': { values: '`names`, `numbers`', usual: '`names`' },
  'vertex.int64': { values: '`strings`, `numbers`', usual: '`strings`' },
  'vertex.hostLocation': { values: '`check`, `ignore`', usual: '`check`' },
  'vertex.bucketLocations': { values: '`check`, `ignore`', usual: '`ignore`' },
  'vertex.strictImport': { values: flag, usual: 'true' },
  'vertex.emptyInput': { values: '`fail`, `succeed`', usual: '`fail`' },
  'vertex.unreadableFiles': { values: '`partial`, `fail`', usual: '`partial`' },
  'vertex.overrunState': { values: 'a state', usual: '`JOB_STATE_FAILED`' },
  'vertex.rowsPerShard': { values: 'a number', usual: '`Infinity`: one file' },
  'vertex.outputSiblings': { values: flag, usual: 'false' },
  'gemini.metadataEcho': { values: flag, usual: 'true' },
  'gemini.inlineOrder': { values: '`input`, `shuffle`', usual: '`input`' },
  'gemini.bareLines': { values: '`accept`, `refuse`', usual: '`accept`' },
  'gemini.webhookConfigEcho': { values: flag, usual: 'true' },
  'gemini.emptyPages': { values: flag, usual: 'false' },
  'gemini.pageSize': { values: 'a number', usual: '100' },
  'gemini.unfinishedDelete': { values: '`stop`, `refuse`', usual: '`stop`' },
  'gemini.quota.concurrentBatches': { values: 'a number', usual: '100' },
  'gemini.quota.enqueuedTokens': { values: 'tokens by model, `geminiTiers[1]`', usual: 'those of tier 3' },
  'gemini.quota.inlineBytes': { values: 'bytes', usual: '20 MiB' },
  'gemini.quota.fileBytes': { values: 'bytes', usual: '2 GiB' },
  'gemini.quota.storageBytes': { values: 'bytes', usual: '20 GiB' },
  'webhooks.targets': { values: '`loopback`, `any`', usual: '`loopback`' },
  'webhooks.signature': { values: '`jwt`, `hmac`', usual: '`jwt`' },
  'webhooks.secret': { values: '`whsec_…`', usual: 'one by chance' },
  'webhooks.maxAttempts': { values: 'a number', usual: '14' },
  'webhooks.firstPauseMs': { values: 'milliseconds', usual: 'ten seconds' },
  'storage.chunkSizes': { values: '`lenient`, `strict`', usual: '`lenient`' },
  'credentials.unknown': { values: '`accept`, `refuse`', usual: '`accept`' },
  'credentials.lifetimeSeconds': { values: 'seconds', usual: '3599' },
};
