import type { JsonObject } from '../../json-object.ts';
import type { MessageType } from '../../messages/message-type.ts';
import { CHAT_BODY, EMBEDDINGS_BODY } from './body.ts';

/** What a body asks for, by which its type and its `url` go. */
export interface OpenModelKind {
  readonly url: string;
  readonly type: MessageType;
}

const CHAT: OpenModelKind = { url: '/v1/chat/completions', type: CHAT_BODY };
const EMBEDDINGS: OpenModelKind = { url: '/v1/embeddings', type: EMBEDDINGS_BODY };

/** By the model's name: E5 is the one that embeds. */
export function kindOfModel(model: string | undefined): OpenModelKind {
  return /(^|[/-])e5-|embed/.test(model ?? '') ? EMBEDDINGS : CHAT;
}

/** By what the body has, or else by the model. */
export function kindOfBody(body: JsonObject, model: string | undefined): OpenModelKind {
  if ('messages' in body) return CHAT;
  return 'input' in body ? EMBEDDINGS : kindOfModel(model);
}
