import type * as Ours from '@genai-batch/core';
import type * as Official from '@google/genai';
import { expectTypeOf, test } from 'vitest';

/** A type with the members of enums as plain strings, and without what only the official client can do with it. */
type Plain<T> = T extends string
  ? string
  : T extends (...given: never[]) => unknown
    ? T
    : T extends readonly (infer Item)[]
      ? Plain<Item>[]
      : T extends object
        ? { [Name in keyof T as Name extends 'httpOptions' | 'sdkHttpResponse' ? never : Name]: Plain<T[Name]> }
        : T;

test('what was written for the official client can be given to this one', () => {
  expectTypeOf<Official.GenerateContentConfig>().toExtend<Ours.GenerateContentConfig>();
  expectTypeOf<Official.ContentListUnion>().toExtend<Ours.ContentListUnion>();
  expectTypeOf<Official.ContentUnion>().toExtend<Ours.ContentUnion>();
  expectTypeOf<Official.Schema>().toExtend<Ours.Schema>();
  expectTypeOf<Official.Tool>().toExtend<Ours.Tool>();
  expectTypeOf<Official.ToolListUnion>().toExtend<Ours.ToolListUnion>();
  expectTypeOf<Official.InlinedRequest>().toExtend<Ours.InlinedRequest>();
  expectTypeOf<Official.CreateBatchJobParameters>().toExtend<Ours.CreateBatchJobParameters>();
  expectTypeOf<Official.CreateEmbeddingsBatchJobParameters>().toExtend<Ours.CreateEmbeddingsBatchJobParameters>();
  expectTypeOf<Official.EmbedContentConfig>().toExtend<Ours.EmbedContentConfig>();
  expectTypeOf<Official.GetBatchJobParameters>().toExtend<Ours.GetBatchJobParameters>();
  expectTypeOf<Official.ListBatchJobsParameters>().toExtend<Ours.ListBatchJobsParameters>();
  expectTypeOf<Official.DeleteBatchJobParameters>().toExtend<Ours.DeleteBatchJobParameters>();
  expectTypeOf<Official.WebhookConfig>().toExtend<Ours.WebhookConfig>();
  expectTypeOf<Official.BatchJob>().toExtend<Ours.JobReference>();
});

test('what comes back has the official fields', () => {
  expectTypeOf<Official.GenerateContentResponse>().toExtend<Ours.GenerateContentResponse>();
  expectTypeOf<Official.InlinedResponse>().toExtend<Ours.InlinedResponse>();
  expectTypeOf<Official.InlinedEmbedContentResponse>().toExtend<Ours.InlinedEmbedContentResponse>();
  expectTypeOf<Official.DeleteResourceJob>().toExtend<Ours.DeleteResourceJob>();
  expectTypeOf<Plain<Ours.BatchJob>>().toExtend<Plain<Omit<Official.BatchJob, 'dest' | 'src'>>>();
});

test('what was written for this client can be given to the official one, but for the names of enums', () => {
  expectTypeOf<Plain<Ours.Content>>().toExtend<Plain<Official.Content>>();
  expectTypeOf<Plain<Ours.Schema>>().toExtend<Plain<Official.Schema>>();
  expectTypeOf<Plain<Ours.Tool>>().toExtend<Plain<Official.Tool>>();
  // Tools stand above; those that are called on this machine speak in enums.
  expectTypeOf<Plain<Omit<Ours.GenerateContentConfig, 'tools'>>>().toExtend<
    Plain<Omit<Official.GenerateContentConfig, 'tools'>>
  >();
  expectTypeOf<Plain<Ours.Candidate>>().toExtend<Plain<Official.Candidate>>();
  expectTypeOf<Plain<Ours.EmbedContentConfig>>().toExtend<Plain<Official.EmbedContentConfig>>();
});

test('no field of the official types is missing', () => {
  expectTypeOf<keyof Ours.GenerateContentConfig>().toEqualTypeOf<keyof Official.GenerateContentConfig>();
  expectTypeOf<keyof Ours.Part>().toEqualTypeOf<keyof Official.Part>();
  expectTypeOf<keyof Ours.Schema>().toEqualTypeOf<keyof Official.Schema>();
  expectTypeOf<keyof Ours.Tool>().toEqualTypeOf<keyof Official.Tool>();
  expectTypeOf<keyof Ours.ImageConfig>().toEqualTypeOf<keyof Official.ImageConfig>();
  expectTypeOf<keyof Ours.Candidate>().toEqualTypeOf<keyof Official.Candidate>();
  expectTypeOf<keyof Ours.GroundingMetadata>().toEqualTypeOf<keyof Official.GroundingMetadata>();
  expectTypeOf<keyof Ours.BatchJobDestination>().toEqualTypeOf<keyof Official.BatchJobDestination>();
  expectTypeOf<keyof Ours.EmbedContentConfig>().toEqualTypeOf<keyof Official.EmbedContentConfig>();
});
