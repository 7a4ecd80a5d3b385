import type { WebhookMessage } from './webhook-message.ts';

/** One time that a message was sent. */
export interface WebhookAttempt {
  /** Service time, in milliseconds since 1970. */
  readonly timeMs: number;
  /** HTTP status of the answer. */
  readonly status?: number;
  /** Why there was no answer. */
  readonly problem?: string;
}

/** One message on its way to one address. */
export interface WebhookDelivery {
  /** `webhook-id`: the same at every attempt. */
  readonly id: string;
  readonly uri: string;
  readonly message: WebhookMessage;
  /** `refused` are addresses beyond this machine, where the cloud may not send to. */
  readonly state: 'under-way' | 'delivered' | 'given-up' | 'refused';
  readonly attempts: readonly WebhookAttempt[];
}
