import type { MockCloud } from '@genai-batch/mock-api';

const claude = 'publishers/anthropic/models/claude-3-5-haiku';

export interface JobEnds {
  readonly inputConfig: object;
  readonly outputConfig: object;
}

/** Has a job of Claude run to its end by the calls of a client, polling without sleep. @throws Error unless all `rows` succeed */
export async function finishedJob({ fetch }: MockCloud, rows: number, ends: JobEnds): Promise<void> {
  const base = 'https://us-central1-aiplatform.googleapis.com/v1/';
  const headers = { authorization: 'Bearer t', 'content-type': 'application/json' };
  const created = await fetch(`${base}projects/p/locations/us-central1/batchPredictionJobs`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ displayName: 'million', model: claude, ...ends }),
  });
  const { name } = (await created.json()) as { name: string };
  for (;;) {
    const shown = (await (await fetch(base + name, { headers })).json()) as {
      state: string;
      completionStats?: { successfulCount?: string };
    };
    if (shown.state === 'JOB_STATE_PENDING' || shown.state === 'JOB_STATE_RUNNING') continue;
    if (shown.state === 'JOB_STATE_SUCCEEDED' && Number(shown.completionStats?.successfulCount) === rows) return;
    throw new Error(`The job is not done well: ${JSON.stringify(shown)}`);
  }
}
