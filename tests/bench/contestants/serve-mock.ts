import { createMockCloud } from '@genai-batch/mock-api';
import { serve } from '@genai-batch/mock-api/server';
import type { Target } from './target.ts';

/** The mock's server with one job that has ended. */
const cloud = createMockCloud({ project: 'p' });
await cloud
  .bucket('bucket')
  .put('in.jsonl', [{ custom_id: 'a', request: { messages: [{ role: 'user', content: 'Hello' }], max_tokens: 9 } }]);
const { url, port } = await serve(cloud, { port: 0 });
const headers = { authorization: 'Bearer t', 'content-type': 'application/json' };
const jobs = `${url}/v1/projects/p/locations/us-central1/batchPredictionJobs`;
const created = await fetch(jobs, {
  method: 'POST',
  headers,
  body: JSON.stringify({
    displayName: 'bench',
    model: 'publishers/anthropic/models/claude-3-5-haiku',
    inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://bucket/in.jsonl'] } },
    outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://bucket/out' } },
  }),
});
const { name } = (await created.json()) as { name: string };
const path = `/v1/${name}`;
let state: string;
do ({ state } = (await (await fetch(url + path, { headers })).json()) as { state: string });
while (state !== 'JOB_STATE_SUCCEEDED');
process.send?.({ port, path } satisfies Target);
