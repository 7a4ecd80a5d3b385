import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers every call with one job; runs in a process of its own so that its work is not counted as the client's. */
const body = JSON.stringify({
  name: 'projects/1/locations/us-central1/batchPredictionJobs/42',
  displayName: 'bench',
  model: 'publishers/anthropic/models/claude-3-5-haiku',
  inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://bucket/in.jsonl'] } },
  outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://bucket/out' } },
  state: 'JOB_STATE_RUNNING',
  createTime: '2026-01-01T00:00:00.000000Z',
  startTime: '2026-01-01T00:01:00.000000Z',
  updateTime: '2026-01-01T00:01:00.000000Z',
  modelVersionId: '1',
});

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' }).end(body);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
