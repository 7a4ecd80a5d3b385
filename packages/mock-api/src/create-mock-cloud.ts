import { mockApp } from './app.ts';
import { cloudContext } from './doors/current-cloud.ts';
import { BucketHandle } from './model/bucket-handle.ts';
import type { Claim } from './model/claim.ts';
import { createClock } from './model/clock/create-clock.ts';
import { freeName, takeName } from './model/cloud-names.ts';
import { Credentials } from './model/credentials/credentials.ts';
import { beginJob } from './model/execution/begin-job.ts';
import { BatchJobs } from './model/jobs/batch-jobs.ts';
import { refuseTooMany } from './model/limits/concurrent-jobs.ts';
import { modelKind } from './model/limits/job-limits.ts';
import { settingsOf, type MockCloudOptions } from './model/mock-cloud-options.ts';
import type { MockCloud } from './model/mock-cloud.ts';
import { ObjectStore } from './model/objects/object-store.ts';
import { projectNumber } from './model/project-number.ts';
import { SeededRandom } from './model/seeded-random.ts';
import { ServiceError } from './model/service-error.ts';
import { Timestamps } from './model/timestamps.ts';
import { readablePredictors } from './predictors/predictors.ts';
import { putSamples } from './samples/put-samples.ts';

/**
 * A new cloud, empty but for Google's public sample objects. It costs well under a millisecond and opens nothing:
 * calls reach it by `cloud.fetch`, by interception (`@genai-batch/mock-api/msw`) or by a server (`…/server`).
 *
 * @throws RangeError, TypeError for an option that makes no sense; Error for a `name` that an open cloud has.
 */
export function createMockCloud(options: MockCloudOptions = {}): MockCloud {
  const settings = settingsOf(options);
  const { seed, project, limits, timingOf, vertex } = settings;
  const clock = createClock(options.clock ?? 'auto', options.speed ?? 1);
  const timestamps = new Timestamps(new SeededRandom(seed, 'timestamps'));
  const objects = new ObjectStore({ now: () => new Date(clock.now()) });
  const credentials = new Credentials({ project });
  const execution = { ...settings, objects, timestamps, predictors: readablePredictors };
  const jobs = new BatchJobs(new SeededRandom(seed, 'job-ids'), {
    clock,
    timestamps,
    timingOf,
    deadlinesOf: ({ model }) => ({ ...limits[modelKind(model)], overrunState: vertex.overrunState, keepsRows: true }),
    admit: (order, all) => refuseTooMany(order, all, limits),
    begin: (job, startMs, timing) => beginJob(job, startMs, { ...execution, timing }),
  });
  const name = takeName(options.name);
  let prepared: Promise<void> | undefined;
  let closed: Promise<void> | undefined;

  async function stop(): Promise<void> {
    clock.stop();
    await jobs.close();
    await prepared?.catch(() => {});
    await objects.close();
    freeName(name);
  }

  const cloud: MockCloud = {
    ...settings,
    name,
    clock,
    objects,
    credentials,
    jobs,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      return mockApp().fetch(request, { cloud });
    },
    bucket: (bucket) => new BucketHandle(bucket, objects, cloud.prepare),
    run: (fn) => cloudContext.run(cloud, fn),
    owns: ({ kind, value }: Claim): boolean => {
      switch (kind) {
        case 'project':
          return projectNumber(value) === projectNumber(project);
        case 'bearer':
          return credentials.ownsBearer(value);
        case 'issuer':
          return credentials.serviceAccountEmail === value;
        case 'upload':
          return objects.uploads.has(value);
        case 'bucket':
          return objects.getBucket(value) !== undefined;
        case 'api-key':
          return false;
        default:
          return kind satisfies never;
      }
    },
    prepare: async () => {
      if (closed) throw new ServiceError('FAILED_PRECONDITION', `The mock cloud "${name}" is closed.`);
      await (prepared ??= putSamples(objects));
    },
    close: () => (closed ??= stop()),
    [Symbol.asyncDispose]: () => cloud.close(),
  };
  return cloud;
}
