import { enqueuedTokensOf, type GeminiQuota } from '../gemini-quota.ts';
import { ServiceError } from '../service-error.ts';

/** Batches of the Gemini API that have not ended, as far as they count. */
interface Waiting {
  readonly model: string;
  readonly inputTokens: number;
}

/** Refuses a batch more, or tokens more, than a project may have waiting. @throws ServiceError `RESOURCE_EXHAUSTED` */
export function refuseOverQuota(
  { model, inputTokens }: Waiting,
  waiting: readonly Waiting[],
  quota: GeminiQuota,
): void {
  const enqueued = waiting.reduce((sum, batch) => sum + (batch.model === model ? batch.inputTokens : 0), 0);
  const limit = enqueuedTokensOf(quota, model.replace(/^models\//, ''));
  if (waiting.length < quota.concurrentBatches && enqueued + inputTokens <= limit) return;
  throw new ServiceError(
    'RESOURCE_EXHAUSTED',
    'You exceeded your current quota, please check your plan and billing details. For more information on this error, head over to: https://ai.google.dev/gemini-api/docs/rate-limits.',
    [
      {
        '@type': 'type.googleapis.com/google.rpc.Help',
        links: [
          {
            description: 'Learn more about Gemini API quotas',
            url: 'https://ai.google.dev/gemini-api/docs/rate-limits',
          },
        ],
      },
    ],
  );
}
