import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { inBareEnvironment } from './bare-environment.ts';
import { capturePrinted } from './capture-printed.ts';
import { copyData } from './copy-data.ts';
import { onLoopback } from './loopback-server.ts';
import { makeCall } from './make-call.ts';
import type { Failure, Outcome } from './outcome.ts';
import type { Call, ParityCase } from './parity-case.ts';
import { recordingFetch } from './recording-fetch.ts';
import { createService, type Service } from './service.ts';
import { A_JOB, USUAL_OPTIONS, type AnyClient, type Side } from './sides.ts';

/** Makes the case's call on one client, in a world of its own, and notes all that happens. */
export async function runCall(side: Side, parityCase: ParityCase): Promise<Outcome> {
  const { env = {}, through = 'fetch', answers } = parityCase;
  const service = createService(answers);
  return inBareEnvironment(env, () =>
    through === 'server'
      ? onLoopback(service, (baseUrl) => observe(side, parityCase, service, { baseUrl }))
      : observe(side, parityCase, service, { fetch: recordingFetch(service) }),
  );
}

async function observe(
  side: Side,
  { on, options = USUAL_OPTIONS[on], http = {}, call = ['batches.get', { name: A_JOB[on] }] }: ParityCase,
  service: Service,
  reach: Record<string, unknown>,
): Promise<Outcome> {
  return inFolder(call, async (folder) => {
    const inPlace = (value: unknown): unknown => copyData(value, (text) => text.replaceAll('{folder}', folder));
    const givenHttp = { ...http, ...(options['httpOptions'] as object | undefined), ...reach };
    const withHttp = { ...options, httpOptions: givenHttp };
    const [givenOptions, givenParams] = [inPlace(withHttp), inPlace(call[1])];
    let result: unknown;
    let error: Failure | undefined;
    let client: AnyClient | undefined;
    const printed = await capturePrinted(async () => {
      try {
        client = side(givenOptions as Record<string, unknown>);
        result = await makeCall(client, [call[0], givenParams]);
      } catch (thrown) {
        error = failure(thrown, client === undefined);
      }
    });
    const mutated = [
      ...(isDeepStrictEqual(givenParams, inPlace(call[1])) ? [] : (['params'] as const)),
      ...(isDeepStrictEqual(givenOptions, inPlace(withHttp)) ? [] : (['options'] as const)),
    ];
    return { requests: service.requests, allHeaders: service.allHeaders, result, error, printed, mutated };
  });
}

/** Calls on local files get a folder of their own, `{folder}` in their parameters. */
async function inFolder<T>([method]: Call, run: (folder: string) => Promise<T>): Promise<T> {
  if (method !== 'files.upload' && method !== 'files.download') return run('');
  const folder = await mkdtemp(join(tmpdir(), 'parity-'));
  try {
    await Promise.all(
      ['hello.txt', 'lines.jsonl', 'data.json', 'noext'].map((name) => writeFile(join(folder, name), 'hello')),
    );
    await writeFile(join(folder, 'empty.txt'), '');
    await writeFile(join(folder, 'large.txt'), Buffer.alloc(8 * 1024 * 1024 + 5, 'x'));
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function failure(thrown: unknown, constructing: boolean): Failure {
  if (!(thrown instanceof Error))
    return { name: 'not an Error', message: String(thrown), status: undefined, constructing, facts: {} };
  const { name, message } = thrown;
  const facts: Record<string, unknown> = Object.fromEntries(Object.entries(thrown));
  const status = typeof facts['status'] === 'number' ? facts['status'] : undefined;
  return { name, message, status, constructing, facts };
}
