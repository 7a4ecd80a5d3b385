import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { bundleCommand } from './bundled-command.ts';
import { receiveHooks, type HookReceiver } from './hook-receiver.ts';
import { Ledger } from './ledger.ts';
import { startMock, type MockProcess } from './mock-process.ts';
import { LoadTrial } from './load-trial.ts';
import { RestCalls } from './rest-calls.ts';
import { UploadTrial } from './upload-trial.ts';

const INPUT = 'input.jsonl';
const JOB_ROWS = 12;
const WRITERS = 6;

/** How much was written, and how often the server was killed. */
export interface KillCounts {
  kills: number;
  writes: number;
  jobs: number;
  rows: number;
  /** Load jobs of BigQuery. */
  loads: number;
  /** Uploads in chunks, and how often one was found with some of its bytes after a kill. */
  uploads: number;
  chunks: number;
  resumed: number;
}

/**
 * Kills a server with `--data` again and again in the midst of work, and holds what is there after each start against what
 * had been acknowledged: nothing of that is missing, and nothing is there by halves.
 *
 * @param seed Of when it is killed, and of what is written.
 * @throws Error that names what was lost
 */
export async function killAgainAndAgain(
  kills: number,
  seed: number,
  onKill?: (count: number) => void,
): Promise<KillCounts> {
  const folder = mkdtempSync(join(tmpdir(), 'kill-'));
  // A job takes 0.3 s.
  const command = await bundleCommand();
  const args = [command.file, `--data=${folder}`, '--speed=600', `--seed=${seed}`];
  const random = mulberry(seed);
  const hooks = await receiveHooks();
  const trial = new Trial(random, hooks);
  let server: MockProcess | undefined;
  try {
    server = await startMock(...args);
    await trial.begin(server);
    for (let count = 1; count <= kills; count += 1) {
      await trial.workUntilKilled(server);
      server = await startMock(...args);
      await trial.check(server, { isLast: count === kills });
      onKill?.(count);
    }
    await server.kill();
    const left = readdirSync(join(folder, 'incoming'));
    if (left.length > trial.abandoned + 100) throw new Error(`${left.length} half files were left behind`);
    return { kills, ...trial.counts, ...trial.uploads.counts, ...trial.loads.counts };
  } finally {
    await server?.kill();
    hooks.close();
    command.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

class Trial {
  readonly counts = { writes: 0, jobs: 0, rows: 0 };
  /** Uploads by sessions that were cut off, and that nobody goes on with. */
  abandoned = 0;
  readonly uploads: UploadTrial;
  readonly loads = new LoadTrial();
  readonly #random: () => number;
  readonly #hooks: HookReceiver;
  readonly #objects = new Ledger();
  readonly #rows = new Ledger();
  readonly #jobs = new Map<string, boolean>();
  readonly #batches = new Map<string, boolean>();
  #version = 0;

  constructor(random: () => number, hooks: HookReceiver) {
    this.#random = random;
    this.#hooks = hooks;
    this.uploads = new UploadTrial(random);
  }

  async begin({ url }: MockProcess): Promise<void> {
    const calls = new RestCalls(url);
    const rows = Array.from({ length: JOB_ROWS }, (_, row) => ({
      request: { contents: [{ role: 'user', parts: [{ text: `row ${row}` }] }] },
    }));
    await calls.putObject(INPUT, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    await calls.makeDataset();
    await calls.makeTable('rows');
    await this.loads.begin(calls);
  }

  async workUntilKilled(server: MockProcess): Promise<void> {
    const calls = new RestCalls(server.url);
    const end = new AbortController();
    const keepOn = async (work: () => Promise<void>): Promise<void> => {
      while (!end.signal.aborted) {
        try {
          await work();
        } catch (error) {
          if (!end.signal.aborted && !isCut(error)) throw error;
          return;
        }
      }
    };
    const work = [
      ...Array.from({ length: WRITERS }, (_, writer) => keepOn(() => this.#writeObject(calls, writer))),
      keepOn(() => this.#insertRow(calls)),
      keepOn(() => this.#createJob(calls)),
      keepOn(() => this.loads.work(calls)),
      keepOn(() => this.uploads.work(calls)),
      keepOn(() => this.uploads.work(calls)),
    ];
    await Promise.race([delay(20 + this.#random() * 250), ...work]);
    end.abort();
    await server.kill();
    await Promise.all(work);
  }

  async check({ url }: MockProcess, { isLast }: { isLast: boolean }): Promise<void> {
    const calls = new RestCalls(url);
    await this.uploads.check(calls, { isLast });
    await this.loads.check(calls);
    const names = new Set(await calls.objects());
    await Promise.all(
      this.#objects.keys.map(async (name) => {
        this.#objects.check(name, names.delete(name) ? await calls.object(name) : undefined);
      }),
    );
    names.delete(INPUT);
    if (names.size > 0) throw new Error(`Nobody wrote ${[...names].join(', ')}`);
    const inserted = await calls.rows('rows');
    const rows = new Set(inserted);
    if (rows.size < inserted.length) throw new Error('A row was inserted twice');
    for (const row of this.#rows.keys) this.#rows.check(row, rows.has(row) ? row : undefined);
    for (const [name, hasEnded] of this.#jobs) {
      if (isLast || this.#isLookedAt(hasEnded)) await this.#checkJob(calls, name, isLast);
    }
    for (const [name, hasEnded] of this.#batches) {
      if (isLast || this.#isLookedAt(hasEnded)) await this.#checkBatch(calls, name, isLast);
    }
  }

  /** Of those that had ended, only some each time: in the end all are looked at. */
  #isLookedAt(hasEnded: boolean): boolean {
    return !hasEnded || this.#random() < 0.05;
  }

  async #writeObject(calls: RestCalls, writer: number): Promise<void> {
    const name = `writer-${writer}/${Math.floor(this.#random() * 12)}`;
    const chance = this.#random();
    if (chance < 0.2 && this.#objects.certain(name) !== undefined) {
      await this.#objects.write(name, undefined, () => calls.deleteObject(name));
    } else {
      const size = chance < 0.3 ? 400_000 : Math.floor(chance * 20_000) + 2;
      const text = `${name} ${(this.#version += 1)} `.repeat(size / 10).slice(0, size);
      const isResumable = chance < 0.3;
      if (isResumable) this.abandoned += 1;
      await this.#objects.write(name, text, () =>
        isResumable ? calls.putResumable(name, text) : calls.putObject(name, text),
      );
      if (isResumable) this.abandoned -= 1;
    }
    this.counts.writes += 1;
  }

  async #insertRow(calls: RestCalls): Promise<void> {
    const id = `row ${(this.#version += 1)}`;
    await this.#rows.write(id, id, () => calls.insertRow(id));
    this.counts.rows += 1;
    await delay(5);
  }

  async #createJob(calls: RestCalls): Promise<void> {
    if (this.#random() < 0.5) this.#jobs.set(await calls.createJob(INPUT), false);
    else this.#batches.set(await calls.createBatch(['one', 'two', 'three'], this.#hooks.uri), false);
    this.counts.jobs += 1;
    await delay(40);
    for (const [name, hasEnded] of this.#jobs) {
      if (!hasEnded) this.#jobs.set(name, (await calls.job(name)).state === 'JOB_STATE_SUCCEEDED');
    }
  }

  /** A job that had ended has its results; every other one goes on, and ends in time. */
  async #checkJob(calls: RestCalls, name: string, isLast: boolean): Promise<void> {
    let job = await calls.job(name);
    if (this.#jobs.get(name) && job.state !== 'JOB_STATE_SUCCEEDED') {
      throw new Error(`${name} had succeeded, and is ${job.state}: ${job.error?.message}`);
    }
    for (let attempts = isLast ? 200 : 0; attempts > 0 && job.state !== 'JOB_STATE_SUCCEEDED'; attempts -= 1) {
      await delay(50);
      job = await calls.job(name);
    }
    if (job.state === 'JOB_STATE_FAILED' || (isLast && job.state !== 'JOB_STATE_SUCCEEDED')) {
      throw new Error(`${name} is ${job.state}: ${job.error?.message}`);
    }
    if (job.state !== 'JOB_STATE_SUCCEEDED') return;
    const directory = job.outputInfo?.gcsOutputDirectory.replace('gs://results/', '') ?? '?';
    const results = await calls.objects('results', directory);
    const texts = await Promise.all(results.map((result) => calls.object(result, 'results')));
    const lines = texts
      .flatMap((text) => text?.split('\n').filter(Boolean) ?? [])
      .filter((line) => line.includes('"response"'));
    for (const line of lines) JSON.parse(line);
    if (lines.length !== JOB_ROWS) throw new Error(`${name} has ${lines.length} rows in ${results.join(', ')}`);
    this.#jobs.set(name, true);
  }

  async #checkBatch(calls: RestCalls, name: string, isLast: boolean): Promise<void> {
    let batch = await calls.batch(name);
    if (this.#batches.get(name) && !batch.done) throw new Error(`${name} had ended, and is ${batch.metadata.state}`);
    for (let attempts = isLast ? 200 : 0; attempts > 0 && !batch.done; attempts -= 1) {
      await delay(50);
      batch = await calls.batch(name);
    }
    if (!batch.done && !isLast) return;
    const answers = batch.response?.inlinedResponses?.inlinedResponses.length;
    if (answers !== 3) throw new Error(`${name} is ${batch.metadata.state} with ${answers} answers`);
    this.#batches.set(name, true);
    for (let attempts = isLast ? 200 : 0; attempts > 0 && !this.#hooks.hasTaken(name); attempts -= 1) await delay(50);
    if (isLast && !this.#hooks.hasTaken(name)) throw new Error(`Nobody was told of the end of ${name}`);
  }
}

/** Whether a call was cut off: whether it has had its effect is not known. */
function isCut(error: unknown): boolean {
  return error instanceof TypeError && error.message === 'fetch failed';
}

/** Numbers from 0 to 1 that a seed repeats. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
