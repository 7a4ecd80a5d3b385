import type * as Ours from '@genai-batch/core';
import type * as Official from '@google/genai';
import { expectTypeOf, test } from 'vitest';

declare const client: Ours.Client;
declare const job: Official.BatchJob;
declare const hasEnded: typeof Ours.hasEnded;

test('a job of the official client can be waited for, read and asked whether it has ended', () => {
  expectTypeOf(() => client.batches.wait(job)).returns.resolves.toEqualTypeOf<Ours.BatchJob>();
  expectTypeOf(() => client.batches.results(job)).returns.toExtend<AsyncIterable<unknown>>();
  expectTypeOf(() => hasEnded(job)).returns.toEqualTypeOf<boolean>();
});

test('every parameter of a call can be given to ours', () => {
  expectTypeOf<Official.CreateBatchJobConfig>().toExtend<Ours.CreateBatchJobConfig>();
  expectTypeOf<Official.CancelBatchJobParameters>().toExtend<Ours.CancelBatchJobParameters>();
  expectTypeOf<keyof Official.CreateBatchJobConfig>().toExtend<keyof Ours.CreateBatchJobConfig>();
  expectTypeOf<keyof Official.HttpOptions>().toExtend<keyof Ours.HttpOptions>();
});

test('every field of a job is there', () => {
  expectTypeOf<keyof Official.BatchJob>().toExtend<keyof Ours.BatchJob>();
});
