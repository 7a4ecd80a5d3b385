import { mockApp } from './app.ts';
import { createParts, type CloudParts } from './cloud-parts.ts';
import { breakingUpload, hasSignal, untilAborted } from './doors/abortable-call.ts';
import { cloudContext } from './doors/current-cloud.ts';
import { BucketHandle } from './model/bucket-handle.ts';
import type { Claim } from './model/claim.ts';
import { freeName, takeName } from './model/cloud-names.ts';
import { describeCloud } from './model/describe-cloud.ts';
import { settingsOf, type MockCloudOptions } from './model/mock-cloud-options.ts';
import type { MockCloud } from './model/mock-cloud.ts';
import { projectNumber } from './model/project-number.ts';
import { ServiceError } from './model/service-error.ts';
import { memoryState, type CloudState } from './model/state/cloud-state.ts';
import { fetchFailed } from './services/faults/connection-reset.ts';
import { isLost } from './services/observe.ts';
import { operationsOf } from './services/operation.ts';
import { TextResponse } from './services/text-response.ts';

/**
 * A new cloud, empty but for Google's public sample objects. It costs well under a millisecond and opens nothing:
 * calls reach it by `cloud.fetch`, by interception (`@genai-batch/mock-api/msw`) or by a server (`…/server`).
 *
 * @throws RangeError, TypeError for an option that makes no sense; Error for a `name` that an open cloud has.
 */
export function createMockCloud(options: MockCloudOptions = {}): MockCloud {
  return createKeptCloud(options, memoryState);
}

/** A cloud that goes on from what is kept of it. @throws as `createMockCloud` */
export function createKeptCloud(options: MockCloudOptions, state: CloudState): MockCloud {
  const settings = settingsOf(options);
  const { project } = settings;
  const operations = (): readonly string[] => operationsOf(mockApp());
  const name = takeName(options.name);
  let parts: CloudParts;
  try {
    parts = createParts({ name, settings, options, operations, keeper: state });
  } catch (error) {
    freeName(name);
    throw error;
  }
  let closed: Promise<void> | undefined;
  let resetting: Promise<void> | undefined;

  async function end(): Promise<void> {
    // First, for jobs that are stopped are not to be kept as stopped.
    try {
      state.close();
    } finally {
      await parts.stop();
    }
  }

  /** @param change What is kept becomes something else. */
  async function startAnew(change: () => void): Promise<void> {
    await parts.stop();
    change();
    parts = createParts({ name, settings, options, operations, keeper: state });
  }

  async function startAgain(change: () => void): Promise<void> {
    if (closed) throw new ServiceError('FAILED_PRECONDITION', `The mock cloud "${name}" is closed.`);
    resetting ??= startAnew(change).finally(() => (resetting = undefined));
    await resetting;
  }

  async function answerTo(request: Request): Promise<Response> {
    const answer = await mockApp().fetch(request, { cloud });
    if (isLost(answer)) throw fetchFailed();
    return answer instanceof TextResponse ? answer.whole() : answer;
  }

  const cloud: MockCloud = {
    ...settings,
    name,
    get clock() {
      return parts.clock;
    },
    get objects() {
      return parts.objects;
    },
    get datasets() {
      return parts.datasets;
    },
    get bigquery() {
      return parts.bigquery;
    },
    get bigqueryJobs() {
      return parts.bigqueryJobs;
    },
    get credentials() {
      return parts.credentials;
    },
    get jobs() {
      return parts.jobs;
    },
    get apiKeys() {
      return parts.gemini.apiKeys;
    },
    get batches() {
      return parts.gemini.batches;
    },
    get files() {
      return parts.gemini.files;
    },
    get webhooks() {
      return parts.gemini.webhooks;
    },
    get faults() {
      return parts.faults;
    },
    get journal() {
      return parts.journal;
    },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      if (!hasSignal(input, init)) return answerTo(request);
      return untilAborted(request, answerTo(breakingUpload(request, init)));
    },
    bucket: (bucket) => new BucketHandle(bucket, () => parts.objects, cloud.prepare),
    run: (fn) => cloudContext.run(cloud, fn),
    owns: ({ kind, value }: Claim): boolean => {
      const { credentials, gemini, objects } = parts;
      switch (kind) {
        case 'project':
          return projectNumber(value) === projectNumber(project);
        case 'bearer':
          return credentials.ownsBearer(value);
        case 'issuer':
          return credentials.ownsAccount(value);
        case 'upload':
          return objects.uploads.has(value) || gemini.files.hasUpload(value);
        case 'bucket':
          return objects.getBucket(value) !== undefined;
        case 'api-key':
          return gemini.apiKeys.owns(value);
        default:
          return kind satisfies never;
      }
    },
    prepare: async () => {
      if (closed) throw new ServiceError('FAILED_PRECONDITION', `The mock cloud "${name}" is closed.`);
      await resetting;
    },
    describe: () => describeCloud(cloud),
    reset: () =>
      startAgain(() => {
        state.clear();
        settings.models.reset();
      }),
    flush: () => state.flush(),
    snapshots: {
      list: () => state.listSnapshots(),
      save: (snapshot) => state.saveSnapshot(snapshot),
      restore: async (snapshot) => {
        state.checkSnapshot(snapshot);
        await startAgain(() => state.restoreSnapshot(snapshot));
      },
      delete: (snapshot) => state.deleteSnapshot(snapshot),
    },
    close: () => (closed ??= (resetting ?? Promise.resolve()).then(end).finally(() => freeName(name))),
    [Symbol.asyncDispose]: () => cloud.close(),
  };
  return cloud;
}
