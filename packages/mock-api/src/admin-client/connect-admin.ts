import { bytesOf } from '../model/object-data.ts';
import { AdminCalls, type Params } from './admin-calls.ts';
import type { AdminOptions } from './admin-options.ts';
import type { CloudAdmin, CloudHealth, RemoteBucket, RemoteJobs } from './cloud-admin.ts';
import { ifThere } from './if-there.ts';
import { remoteDatasets, remoteFiles } from './seeded.ts';
import type { FaultReport } from '../model/faults/fault.ts';
import type { JournalEntry } from '../model/journal/journal-entry.ts';

/**
 * Commands a mock cloud that a server holds. Calls nothing by itself.
 *
 * @param url The server's: `http://127.0.0.1:8085`.
 * @throws TypeError for a URL that is none. Its methods throw `AdminError`.
 * @example
 * const cloud = connectAdmin('http://127.0.0.1:8085');
 * const lost = await cloud.faults.add({ at: 'vertex.batchPredictionJobs.create', nth: 1, fault: 'reset-after' });
 * await cloud.clock.advance(60_000);
 */
export function connectAdmin(url: string, options: AdminOptions = {}): CloudAdmin {
  const calls = new AdminCalls(url, options);
  return {
    health: () => calls.json<CloudHealth>('GET', '/health'),
    describe: async () => (await calls.send('GET', '/describe')).text(),
    reset: () => calls.run('POST', '/reset'),
    clock: {
      now: async () => Date.parse((await calls.json<CloudHealth>('GET', '/health')).now),
      advance: (ms) => calls.run('POST', '/clock', { json: { advanceMs: ms } }),
    },
    jobs: remoteJobs(calls, 'jobs'),
    batches: remoteJobs(calls, 'batches'),
    credentials: {
      expireTokens: () => calls.run('POST', '/credentials:expireTokens'),
      revokeRefreshTokens: () => calls.run('POST', '/credentials:revokeRefreshTokens'),
    },
    faults: {
      add: (rule) => calls.json('POST', '/faults', { json: rule }),
      list: async () => (await calls.json<{ faults: FaultReport[] }>('GET', '/faults')).faults,
      get: (id) => ifThere(calls.json<FaultReport>('GET', `/faults/${id}`)),
      clear: () => calls.run('DELETE', '/faults'),
    },
    journal: {
      requests: async (filter = {}) => {
        const params: Params = { ...filter };
        return (await calls.json<{ requests: JournalEntry[] }>('GET', '/requests', { params })).requests;
      },
      waitFor: (filter, { timeoutMs, abortSignal } = {}) =>
        calls.json('GET', '/requests:wait', { params: { ...filter, timeoutMs }, abortSignal }),
      clear: () => calls.run('DELETE', '/requests'),
    },
    snapshots: {
      list: async () => (await calls.json<{ snapshots: string[] }>('GET', '/snapshots')).snapshots,
      save: (name) => calls.run('POST', `/snapshots/${encodeURIComponent(name)}`),
      restore: (name) => calls.run('POST', `/snapshots/${encodeURIComponent(name)}:restore`),
      delete: async (name) =>
        (await ifThere(calls.send('DELETE', `/snapshots/${encodeURIComponent(name)}`))) !== undefined,
    },
    files: remoteFiles(calls),
    datasets: remoteDatasets(calls),
    bucket: (name) => remoteBucket(calls, name),
  };
}

function remoteJobs<Snapshot>(calls: AdminCalls, collection: 'jobs' | 'batches'): RemoteJobs<Snapshot> {
  return {
    list: async () => (await calls.json<Record<string, Snapshot[]>>('GET', `/${collection}`))[collection] ?? [],
    get: (name) => ifThere(calls.json<Snapshot>('GET', `/${collection}/${idOf(name)}`)),
    force: (name, state, details) =>
      calls.json('POST', `/${collection}/${idOf(name)}:force`, { json: { state, details } }),
    resume: (name) => calls.json('POST', `/${collection}/${idOf(name)}:resume`),
  };
}

function remoteBucket(calls: AdminCalls, name: string): RemoteBucket {
  const objects = `/buckets/${encodeURIComponent(name)}/objects`;
  const get = (object: string): Promise<Response> => calls.send('GET', `${objects}/${encodeURIComponent(object)}`);
  return {
    name,
    put: async (object, data) => {
      const body = ReadableStream.from(bytesOf(data));
      return (await calls.json<{ uri: string }>('PUT', `${objects}/${encodeURIComponent(object)}`, { body })).uri;
    },
    get: async (object) => new Uint8Array(await (await get(object)).arrayBuffer()),
    text: async (object) => (await get(object)).text(),
    list: async (prefix) => (await calls.json<{ names: string[] }>('GET', objects, { params: { prefix } })).names,
  };
}

function idOf(name: string): string {
  return encodeURIComponent(name.slice(name.lastIndexOf('/') + 1));
}
