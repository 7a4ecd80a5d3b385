import type { GeminiBatchSnapshot } from '../../model/jobs/gemini-batch.ts';
import { hasEnded } from '../../model/jobs/job-state.ts';
import { shownState } from '../../model/jobs/shown-state.ts';
import type { JsonObject } from '../../model/json.ts';
import { batchMessageName } from './batch-message.ts';

const PROTO_PACKAGE = 'type.googleapis.com/google.ai.generativelanguage.v1main';

export interface BatchView {
  /** Answers that are shown with the batch; lists leave them out. */
  readonly inlinedResponses?: readonly unknown[] | undefined;
  readonly showsWebhookConfig: boolean;
}

/** A batch as an operation. Its results are in two places: clients read the one in `metadata`. */
export function operationResource(batch: GeminiBatchSnapshot, view: BatchView): JsonObject {
  const { kind, state, error } = batch;
  const type = `${PROTO_PACKAGE}.${batchMessageName(kind)}`;
  const operation = {
    name: `batches/${batch.id}`,
    metadata: { '@type': type, ...batchResource(batch, view) },
  };
  if (!hasEnded(state)) return operation;
  if (isSuccess(batch)) {
    return { ...operation, done: true, response: { '@type': `${type}Output`, ...output(batch, view) } };
  }
  return { ...operation, done: true, error: error ?? expired };
}

/** A batch as a `GenerateContentBatch` or `EmbedContentBatch`. 64-bit numbers are texts; what is zero is left out. */
export function batchResource(batch: GeminiBatchSnapshot, view: BatchView): JsonObject {
  const { displayName, endTime, inputFile, priority, webhookConfig } = batch;
  return {
    model: batch.model,
    ...(displayName !== undefined && { displayName }),
    ...(inputFile !== undefined && { inputConfig: { fileName: inputFile } }),
    ...(isSuccess(batch) && { output: output(batch, view) }),
    createTime: batch.createTime,
    ...(endTime !== undefined && { endTime }),
    updateTime: batch.updateTime,
    batchStats: batchStats(batch),
    state: shownState(batch).replace(/^JOB_/, 'BATCH_'),
    ...(priority !== '0' && { priority }),
    ...(webhookConfig && view.showsWebhookConfig && { webhookConfig }),
    name: `batches/${batch.id}`,
  };
}

const expired = { code: 4, message: 'The batch expired before it was processed.' };

function isSuccess({ state }: GeminiBatchSnapshot): boolean {
  return state === 'JOB_STATE_SUCCEEDED' || state === 'JOB_STATE_PARTIALLY_SUCCEEDED';
}

function output({ responsesFile }: GeminiBatchSnapshot, { inlinedResponses }: BatchView): JsonObject {
  return {
    ...(responsesFile !== undefined && { responsesFile }),
    ...(inlinedResponses && { inlinedResponses: { inlinedResponses } }),
  };
}

function batchStats({ requestCount, completionStats }: GeminiBatchSnapshot): JsonObject {
  const { successful, failed, incomplete } = completionStats ?? { successful: 0, failed: 0, incomplete: requestCount };
  return {
    requestCount: String(requestCount),
    ...(successful > 0 && { successfulRequestCount: String(successful) }),
    ...(failed > 0 && { failedRequestCount: String(failed) }),
    ...(incomplete > 0 && { pendingRequestCount: String(incomplete) }),
  };
}
