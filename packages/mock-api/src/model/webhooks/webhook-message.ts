import type { GeminiBatchSnapshot } from '../jobs/gemini-batch.ts';
import type { JsonObject } from '../json.ts';
import type { JobState } from '../jobs/job-state.ts';

/** How a batch ended. @see https://ai.google.dev/gemini-api/docs/webhooks */
export type WebhookEvent = 'batch.succeeded' | 'batch.failed' | 'batch.cancelled' | 'batch.expired';

/** What is told of a batch that has ended: where its results are, not the results. @see https://ai.google.dev/gemini-api/docs/webhooks */
export interface WebhookMessage {
  readonly type: WebhookEvent;
  readonly version: 'v1';
  /** Service time, RFC 3339. */
  readonly timestamp: string;
  readonly data: JsonObject;
}

const events: Partial<Record<JobState, WebhookEvent>> = {
  JOB_STATE_SUCCEEDED: 'batch.succeeded',
  JOB_STATE_FAILED: 'batch.failed',
  JOB_STATE_CANCELLED: 'batch.cancelled',
  JOB_STATE_EXPIRED: 'batch.expired',
};

/** @returns undefined for an end that is told to nobody */
export function webhookMessage(batch: GeminiBatchSnapshot): WebhookMessage | undefined {
  const { id, state, updateTime, error, responsesFile, webhookConfig } = batch;
  const type = events[state];
  if (type === undefined) return undefined;
  const data = {
    id: `batches/${id}`,
    ...(type === 'batch.succeeded' && responsesFile !== undefined && { output_file_uri: responsesFile }),
    ...(type === 'batch.failed' && error && { error_code: error.code, error_message: error.message }),
    ...(webhookConfig?.userMetadata && { user_metadata: webhookConfig.userMetadata }),
  };
  return { type, version: 'v1', timestamp: updateTime, data };
}
