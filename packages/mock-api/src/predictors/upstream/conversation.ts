import type { JsonObject } from '../../model/json.ts';
import type { AskedTools } from '../asked-tools.ts';

/** A part of a turn, whoever's way of writing it was. */
export type TurnPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly mimeType: string; readonly base64: string }
  | { readonly kind: 'image-url'; readonly url: string }
  | { readonly kind: 'call'; readonly id: string; readonly name: string; readonly input: JsonObject }
  | { readonly kind: 'result'; readonly id: string; readonly name: string; readonly output: string };

export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly parts: readonly TurnPart[];
}

/** What a request asks, in no API's words. */
export interface Conversation {
  readonly system: string;
  readonly turns: readonly Turn[];
  readonly tools: AskedTools;
  /** What the answer has to fit; `{}` for any JSON. */
  readonly schema: JsonObject | undefined;
  readonly maxTokens: number | undefined;
  readonly temperature: number | undefined;
  readonly topP: number | undefined;
  readonly topK: number | undefined;
  readonly seed: number | undefined;
  readonly stop: readonly string[];
}
