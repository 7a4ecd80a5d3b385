import type { GeminiBatchKind } from '../families/gemini-api/gemini-models.ts';
import type { JobProgress } from './batch-job.ts';

/** Where to tell that a batch has ended. */
export interface WebhookConfig {
  readonly uris: readonly string[];
  /** Comes back with the message. */
  readonly userMetadata?: Readonly<Record<string, unknown>>;
}

/** What a caller asks for. */
export interface GeminiBatchOrder {
  readonly kind: GeminiBatchKind;
  /** `models/gemini-2.5-flash` */
  readonly model: string;
  readonly displayName?: string;
  /** A whole number, as text. @default '0' */
  readonly priority?: string;
  /** `files/…`, or undefined when the rows stood in the call. */
  readonly inputFile?: string;
  readonly webhookConfig?: WebhookConfig;
}

/** A batch on the Gemini API: plain data. Its id has 36 characters, its times nanoseconds. */
export interface GeminiBatch extends GeminiBatchOrder, JobProgress {
  displayName?: string;
  priority: string;
  readonly requestCount: number;
  /** Tokens of all requests, by the mock's rule of thumb. */
  readonly inputTokens: number;
  /** `files/batch-…`, where the answers to an input file are. */
  responsesFile?: string;
}

/** A batch as it stood at one moment; it changes no more. */
export type GeminiBatchSnapshot = Readonly<GeminiBatch>;
