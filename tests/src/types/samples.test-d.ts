import {
  Client,
  GoogleGenAI,
  JobState,
  type BatchJob,
  type CreateBatchJobConfig,
  type HttpOptions,
} from '@genai-batch/core';
import { expectTypeOf, test } from 'vitest';

/* The calls of Google's public batch samples and of the tutorial, as they stand after changing only the import. */

declare function sleep(ms: number): Promise<void>;

test('the tutorial’s monitoring loop compiles', () => {
  expectTypeOf(async () => {
    const client = new Client({ httpOptions: { apiVersion: 'v1' } });
    let job = await client.batches.create({
      model: 'publishers/anthropic/models/claude-3-5-haiku',
      src: 'gs://cloud-samples-data/anthropic-test-data-gcs.jsonl',
      config: { dest: 'gs://your-output-bucket/results/' },
    });
    console.log(job.name, job.state);
    const completed = new Set([JobState.JOB_STATE_SUCCEEDED, JobState.JOB_STATE_FAILED]);
    while (!completed.has(job.state)) {
      await sleep(10_000);
      job = await client.batches.get({ name: job.name });
      console.log(job.state);
    }
    return job;
  }).returns.resolves.toEqualTypeOf<BatchJob>();
});

test('the batch sample for Gemini with Cloud Storage compiles', () => {
  expectTypeOf(async (projectId: string, outputUri: string) => {
    const client = new GoogleGenAI({
      vertexai: true,
      project: projectId,
      location: 'us-central1',
      httpOptions: { apiVersion: 'v1' },
    });
    let job = await client.batches.create({
      model: 'gemini-2.5-flash',
      src: 'gs://cloud-samples-data/batch/prompt_for_batch_gemini_predict.jsonl',
      config: { dest: outputUri },
    });
    const completedStates = new Set([
      'JOB_STATE_SUCCEEDED',
      'JOB_STATE_FAILED',
      'JOB_STATE_CANCELLED',
      'JOB_STATE_PAUSED',
    ]);
    while (!completedStates.has(job.state)) {
      await sleep(30_000);
      job = await client.batches.get({ name: job.name });
    }
    return job.state;
  }).toBeFunction();
});

test('the batch sample for BigQuery and the one for embeddings compile', () => {
  expectTypeOf(async (outputUri: string) => {
    const client = new GoogleGenAI({ vertexai: true, project: 'p', location: 'us-central1' });
    const table = await client.batches.create({
      model: 'gemini-2.5-flash',
      src: 'bq://storage-samples.generative_ai.batch_requests_for_multimodal_input',
      config: { dest: outputUri },
    });
    const embeddings = await client.batches.create({
      model: 'text-embedding-005',
      src: 'gs://cloud-samples-data/generative-ai/embeddings/embeddings_input.jsonl',
      config: { dest: outputUri },
    });
    await client.batches.cancel({ name: table.name });
    return [table, embeddings];
  }).toBeFunction();
});

test('options can be kept in variables of the official names', () => {
  const config: CreateBatchJobConfig = { displayName: 'mine', dest: { format: 'jsonl', gcsUri: 'gs://bucket/out' } };
  const httpOptions: HttpOptions = { apiVersion: 'v1', headers: { 'x-team': 'search' }, timeout: 30_000 };
  expectTypeOf(config).toExtend<CreateBatchJobConfig>();
  expectTypeOf(httpOptions).toExtend<HttpOptions>();
});

test('a namespace that only the official SDK has does not compile', () => {
  // @ts-expect-error `models` is not part of this client
  expectTypeOf((client: Client) => client.models).toBeFunction();
});
