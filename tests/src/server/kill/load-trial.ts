import type { RestCalls } from './rest-calls.ts';

const ROWS = 300;

/** Load jobs of BigQuery: each that there is has loaded all of its rows, and only once. */
export class LoadTrial {
  readonly counts = { loads: 0 };
  /** Jobs that were asked for; what is known of them. */
  readonly #jobs = new Map<string, 'asked' | 'accepted' | 'done'>();
  #loaded = 0;

  async begin(calls: RestCalls): Promise<void> {
    const lines = Array.from({ length: ROWS }, (_, row) => `${JSON.stringify({ id: `row ${row}` })}\n`);
    await calls.putObject(INPUT, lines.join(''), 'results');
    await calls.makeTable('loaded');
  }

  async work(calls: RestCalls): Promise<void> {
    const jobId = `load-${(this.counts.loads += 1)}`;
    this.#jobs.set(jobId, 'asked');
    await calls.createLoadJob(jobId, `gs://results/${INPUT}`, 'loaded');
    this.#jobs.set(jobId, 'accepted');
    // Every other one is left at work.
    if (this.counts.loads % 2 === 0) return;
    await calls.loadJob(jobId);
    this.#jobs.set(jobId, 'done');
  }

  /** @throws Error that names what was lost */
  async check(calls: RestCalls): Promise<void> {
    for (const [jobId, known] of this.#jobs) {
      const isThere = await calls.loadJob(jobId);
      if (isThere) this.#loaded += 1;
      else if (known !== 'asked') throw new Error(`${jobId} was ${known}, and is not there`);
      this.#jobs.delete(jobId);
    }
    const rows = await calls.rowCount('loaded');
    if (rows !== this.#loaded * ROWS) throw new Error(`${this.#loaded} load jobs of ${ROWS} rows made ${rows} rows`);
  }
}

const INPUT = 'to-be-loaded.ndjson';
