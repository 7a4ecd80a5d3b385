/** A job as both clients show it. */
interface MonitoredJob {
  readonly name?: string | undefined;
  readonly state?: string | undefined;
}

/** The part of a client that the tutorial uses; ours and the official one both fit. */
export interface MonitoredClient {
  readonly batches: {
    create(call: { model: string; src: string; config: { dest: string } }): Promise<MonitoredJob>;
    get(call: { name: string }): Promise<MonitoredJob>;
  };
}

const completed: ReadonlySet<string | undefined> = new Set(['JOB_STATE_SUCCEEDED', 'JOB_STATE_FAILED']);

/** The tutorial's program: make the job, print its state, look again every ten seconds until it has ended. */
export async function monitor(
  client: MonitoredClient,
  sleep: (ms: number) => Promise<void>,
): Promise<{ name: string; states: string[] }> {
  let job = await client.batches.create({
    model: 'publishers/anthropic/models/claude-3-5-haiku',
    src: 'gs://cloud-samples-data/anthropic-test-data-gcs.jsonl',
    config: { dest: 'gs://your-output-bucket/results/' },
  });
  const name = String(job.name);
  const states = [String(job.state)];
  for (let look = 0; !completed.has(job.state); look++) {
    if (look === 20) throw new Error(`the job still is ${job.state} after 20 looks`);
    await sleep(10_000);
    job = await client.batches.get({ name });
    states.push(String(job.state));
  }
  return { name, states };
}
