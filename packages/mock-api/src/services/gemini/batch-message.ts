import { inlinedRequestType } from '../../model/families/gemini-api/batch-row.ts';
import type { GeminiBatchKind } from '../../model/families/gemini-api/gemini-models.ts';
import { each, listOf, message, type MessageType } from '../../model/families/gemini-api/messages/message-type.ts';

const messages: Readonly<Record<GeminiBatchKind, { call: string; batch: string }>> = {
  generate: { call: 'BatchGenerateContentRequest', batch: 'GenerateContentBatch' },
  embed: { call: 'AsyncBatchEmbedContentRequest', batch: 'EmbedContentBatch' },
};

function batchType(kind: GeminiBatchKind): MessageType {
  const requests = message('InlinedRequests', { requests: listOf(inlinedRequestType(kind)) });
  const source = { name: 'source', members: new Set(['fileName', 'requests']) };
  return message(messages[kind].batch, {
    ...each('string', 'model name displayName'),
    inputConfig: message('InputConfig', { fileName: 'string', requests }, source),
    priority: 'int64',
    webhookConfig: message('WebhookConfig', { uris: listOf('string'), userMetadata: 'struct' }),
    // What only the service sets may be sent, and is passed over.
    ...each('json', '@type output createTime endTime updateTime batchStats state'),
  });
}

/** @see https://ai.google.dev/api/batch-api#GenerateContentBatch */
export const batchTypes: Readonly<Record<GeminiBatchKind, MessageType>> = {
  generate: batchType('generate'),
  embed: batchType('embed'),
};

/** The body of a create. */
export const createTypes: Readonly<Record<GeminiBatchKind, MessageType>> = {
  generate: message(messages.generate.call, { batch: batchTypes.generate, model: 'string' }),
  embed: message(messages.embed.call, { batch: batchTypes.embed, model: 'string' }),
};

/** The proto's own names, e.g. for `@type`. */
export function batchMessageName(kind: GeminiBatchKind): string {
  return messages[kind].batch;
}

export function callMessageName(kind: GeminiBatchKind): string {
  return messages[kind].call;
}
