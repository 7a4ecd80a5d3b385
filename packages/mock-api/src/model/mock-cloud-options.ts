import { choosePredictors, type PredictorOptions } from '../predictors/choose-predictors.ts';
import type { Predictors } from '../predictors/predictors.ts';
import type { LoadDuckDB } from './bigquery/sql/duckdb.ts';
import type { ClockKind } from './clock/cloud-clock.ts';
import { credentialBehavior, type CredentialBehavior } from './credentials/credential-behavior.ts';
import type { EchoStyle } from './families/row-family.ts';
import { geminiBehavior, type GeminiBehavior, type GeminiBehaviorOptions } from './gemini-behavior.ts';
import { OwnModels, type OwnModel } from './families/own-model/own-models.ts';
import { timingOf, type JobTiming, type JobTimingOption, type TimedJob } from './jobs/job-timing.ts';
import { limitsOf, type JobLimits, type LimitOptions, type ModelKind } from './limits/job-limits.ts';
import { byName, checkOptions, group, type ChecksOf } from './options/check-options.ts';
import { anything, callable, number, oneOf, secrets, text, wholeFrom } from './options/checks.ts';
import { location, project } from './options/place-names.ts';
import { storageBehavior, type StorageBehavior } from './storage-behavior.ts';
import { vertexBehavior, type VertexBehavior } from './vertex-behavior.ts';
import { webhookBehavior, type WebhookBehavior } from './webhooks/webhook-behavior.ts';

/** What a cloud is like. Everything has a default. */
export interface MockCloudOptions extends PredictorOptions {
  /**
   * Where chance starts: ids, the order of output rows, answers. The same seed and the same calls give the same bytes,
   * except for credentials. @default 0
   */
  seed?: number;
  /** How service time passes. A clock of `auto` or `manual` starts at 2026-01-01T00:00:00Z. @default 'auto' */
  clock?: ClockKind;
  /** Seconds of service time in a second; for a `real` clock only. @default 1 */
  speed?: number;
  /** The project id that the cloud answers for when a call names none. @default 'mock-project' */
  project?: string;
  /** @default 'us-central1' */
  location?: string;
  /** What tells the cloud from others that are open in this process. @default 'mock-cloud-1', 'mock-cloud-2', … */
  name?: string;
  /** Whether a bucket that is written to, but not there, is made; if not, the job that writes to it fails. @default 'create' */
  missingBuckets?: 'create' | 'fail';
  /** The order of a job's output rows: the service promises none. @default 'shuffle' */
  order?: 'shuffle' | 'input';
  /** How Gemini rows are echoed: as after the import (keys sorted, nulls added), or as they were sent. @default 'vertex' */
  echo?: EchoStyle;
  /** Whether batch jobs on Vertex AI may be asked for with an API key. The real service wants OAuth. @default 'refuse' */
  vertexApiKey?: 'refuse' | 'accept';
  /**
   * How long a job waits, runs, and takes to be cancelled; a function says it job by job, e.g.
   * `({ displayName }) => (displayName === 'stuck' ? { pendingMs: Infinity } : undefined)`.
   * @default one minute, two minutes, ten seconds
   */
  timing?: JobTimingOption;
  /** How many requests the journal remembers. @default 1000 */
  journalLimit?: number;
  /** What Vertex AI allows, by kind of model: `{ gemini: { maxRows: 10 } }`. @default the documented numbers */
  limits?: LimitOptions;
  /** Models in projects, by id: those tuned from Gemini, and those that answer with a function of yours. More can be added later. */
  models?: Readonly<Record<string, OwnModel>>;
  /** What becomes of jobs with models in projects that the cloud was told nothing of. @default 'accept', as a Gemma's */
  unknownModels?: 'accept' | 'refuse';
  /** How Vertex AI answers where that is not always the same, or not documented. */
  vertex?: Partial<VertexBehavior>;
  /** The only API keys that the Gemini API takes, and by which calls find this cloud. @default any text is a key */
  apiKeys?: readonly string[];
  /** How the Gemini API answers where that is not always the same, or not documented; and its limits. */
  gemini?: GeminiBehaviorOptions;
  /**
   * Where DuckDB comes from, which works out the queries of BigQuery: `() => import('@duckdb/node-api')`.
   * @default the same, from where the mock is installed
   */
  duckdb?: LoadDuckDB;
  /** How the Gemini API tells of batches that have ended. */
  webhooks?: Partial<WebhookBehavior>;
  /** How Cloud Storage answers where it is stricter than clients need. */
  storage?: Partial<StorageBehavior>;
  /** Which credentials are taken, and how long tokens live. */
  credentials?: Partial<CredentialBehavior>;
}

/** The options that services go by, all of them set. */
export interface MockCloudSettings {
  readonly seed: number;
  readonly project: string;
  readonly location: string;
  readonly missingBuckets: 'create' | 'fail';
  readonly order: 'shuffle' | 'input';
  readonly echo: EchoStyle;
  readonly vertexApiKey: 'refuse' | 'accept';
  readonly journalLimit: number;
  /** How long a job takes. */
  readonly timingOf: (job: TimedJob) => JobTiming;
  readonly limits: Readonly<Record<ModelKind, JobLimits>>;
  readonly vertex: VertexBehavior;
  readonly gemini: GeminiBehavior;
  readonly webhookBehavior: WebhookBehavior;
  readonly storage: StorageBehavior;
  readonly credentialBehavior: CredentialBehavior;
  readonly predictors: Predictors;
  /** Models in projects, e.g. `cloud.models.add('7654321', { tunedFrom: 'gemini-2.5-flash' })`. */
  readonly models: OwnModels;
}

/** What is `anything` here is looked at where it belongs. */
const checks: ChecksOf<MockCloudOptions> = {
  seed: number('a finite number', Number.isFinite),
  clock: oneOf('auto', 'manual', 'real', 'system'),
  speed: number('a number above 0', (value) => value > 0 && Number.isFinite(value)),
  project,
  location,
  name: text,
  missingBuckets: oneOf('create', 'fail'),
  order: oneOf('shuffle', 'input'),
  echo: oneOf('vertex', 'exact'),
  vertexApiKey: oneOf('refuse', 'accept'),
  timing: anything,
  journalLimit: wholeFrom(0),
  limits: anything,
  models: byName(anything),
  unknownModels: oneOf('accept', 'refuse'),
  vertex: anything,
  apiKeys: secrets,
  gemini: anything,
  duckdb: callable,
  webhooks: anything,
  storage: anything,
  credentials: anything,
  predictors: group<NonNullable<MockCloudOptions['predictors']>>({
    text: callable,
    embedding: callable,
    instance: callable,
    concurrency: anything,
  }),
  fixtures: anything,
  fixtureMisses: oneOf('answer', 'fail'),
  record: text,
  upstream: group<NonNullable<MockCloudOptions['upstream']>>({
    url: anything,
    model: text,
    embeddingModel: anything,
    kind: anything,
    concurrency: anything,
    timeoutMs: anything,
    maxAttempts: anything,
  }),
};

/** @throws TypeError, RangeError for options that there are not, or that make no sense */
export function settingsOf(options: MockCloudOptions): MockCloudSettings {
  checkOptions(options, checks, 'createMockCloud', '');
  const { speed, clock = 'auto' } = options;
  if (speed !== undefined && clock !== 'real') {
    throw new TypeError(`speed needs clock: 'real'; a clock that is ${clock} has no pace of its own`);
  }
  return settingsFrom(options);
}

function settingsFrom({
  seed = 0,
  project = 'mock-project',
  location = 'us-central1',
  missingBuckets = 'create',
  order = 'shuffle',
  echo = 'vertex',
  vertexApiKey = 'refuse',
  timing,
  journalLimit = 1000,
  limits,
  vertex,
  gemini,
  webhooks,
  storage,
  credentials,
  models = {},
  unknownModels = 'accept',
  ...answering
}: MockCloudOptions): MockCloudSettings {
  const settings = { seed, project, location, missingBuckets, order, echo, vertexApiKey, journalLimit };
  return {
    ...settings,
    timingOf: timingOf(timing),
    limits: limitsOf(limits),
    vertex: vertexBehavior(vertex),
    gemini: geminiBehavior(gemini),
    webhookBehavior: webhookBehavior(webhooks),
    storage: storageBehavior(storage),
    credentialBehavior: credentialBehavior(credentials),
    predictors: choosePredictors(answering),
    models: new OwnModels(models, unknownModels),
  };
}
