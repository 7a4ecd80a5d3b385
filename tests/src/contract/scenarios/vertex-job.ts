import type { MockCloudOptions } from '@genai-batch/mock-api';
import type { AnyClient } from '../clients.ts';
import type { Job } from '../stage.ts';

export const HOUR_MS = 3_600_000;
export const sample = 'gs://cloud-samples-data/batch/prompt_for_batch_gemini_predict.jsonl';
/** As many as the sample has. */
export const SAMPLE_ROWS = 4;

/** Creates a job with Gemini on Vertex AI. */
export function createJob(client: AnyClient, displayName: string = 'nightly', src: string = sample): Promise<Job> {
  const dest = 'gs://out/here';
  return client.batches.create({ model: 'gemini-2.5-flash', src, config: { displayName, dest } });
}

/** Time moves by the scenario's hand alone. */
export const byHand: MockCloudOptions = { clock: 'manual', order: 'input' };
