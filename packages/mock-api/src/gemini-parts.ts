import type { CloudClock } from './model/clock/cloud-clock.ts';
import { ApiKeys } from './model/credentials/api-keys.ts';
import { beginGeminiBatch } from './model/execution/begin-gemini-batch.ts';
import type { RowFaults } from './model/execution/row-fault.ts';
import type { JobFaults } from './model/faults/job-faults.ts';
import { GeminiFiles } from './model/files/gemini-files.ts';
import type { GeminiBatch } from './model/jobs/gemini-batch.ts';
import { GeminiBatches } from './model/jobs/gemini-batches.ts';
import type { MockCloudSettings } from './model/mock-cloud-options.ts';
import { NanoTimestamps } from './model/nano-timestamps.ts';
import type { ObjectStore } from './model/objects/object-store.ts';
import type { SeededRandom } from './model/seeded-random.ts';
import type { StateKeeper } from './model/state/state-keeper.ts';
import type { Timestamps } from './model/timestamps.ts';
import { Webhooks } from './model/webhooks/webhooks.ts';
import type { Predictors } from './predictors/predictors.ts';

/** What a cloud has for the Gemini API. */
export interface GeminiParts {
  readonly apiKeys: ApiKeys;
  readonly files: GeminiFiles;
  readonly batches: GeminiBatches;
  readonly webhooks: Webhooks;
  readonly stop: () => Promise<void>;
}

interface GeminiPartsOptions {
  readonly name: string;
  readonly settings: MockCloudSettings;
  readonly apiKeys: readonly string[] | undefined;
  readonly clock: CloudClock;
  readonly timestamps: Timestamps;
  readonly objects: ObjectStore;
  readonly predictors: Predictors;
  readonly rowFaults: (batch: GeminiBatch) => RowFaults | undefined;
  readonly jobFaults: JobFaults;
  readonly random: (purpose: string) => SeededRandom;
  readonly keeper: StateKeeper;
}

export function createGeminiParts({
  name,
  settings,
  clock,
  timestamps,
  objects,
  random,
  keeper,
  ...use
}: GeminiPartsOptions): GeminiParts {
  const { seed, order, timingOf, gemini: behavior, webhookBehavior } = settings;
  const apiKeys = new ApiKeys(use.apiKeys);
  const files = new GeminiFiles({
    owner: name,
    clock,
    timestamps,
    random: random('file-ids'),
    objects,
    quota: behavior.quota,
    keeper,
  });
  const webhooks = new Webhooks({ clock, random: random('webhook-ids'), behavior: webhookBehavior, keeper });
  const execution = { seed, files, objects, predictors: use.predictors, order, behavior, rowFaults: use.rowFaults };
  const batches = new GeminiBatches({
    clock,
    timestamps: new NanoTimestamps(timestamps, random('nanoseconds')),
    random: random('batch-ids'),
    timingOf,
    behavior,
    keeper,
    onCreate: (batch) => use.jobFaults.created(batch, (state) => batches.force(batch.id, state)),
    begin: (batch, folder, startMs, timing) => {
      use.jobFaults.beginning(batch);
      return beginGeminiBatch(batch, folder, { startMs, timing }, execution);
    },
    onEnd: (batch) => webhooks.tell(batch),
  });
  return {
    apiKeys,
    files,
    batches,
    webhooks,
    stop: async () => {
      await batches.close();
      await webhooks.close();
      await files.close();
    },
  };
}
