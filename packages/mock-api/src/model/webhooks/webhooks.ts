import { randomBytes } from 'node:crypto';
import type { CloudClock } from '../clock/cloud-clock.ts';
import type { GeminiBatchSnapshot } from '../jobs/gemini-batch.ts';
import type { JsonObject } from '../json.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { forgetfulKeeper, type StateKeeper } from '../state/state-keeper.ts';
import { isLoopback } from './is-loopback.ts';
import { PublishedKeys } from './published-keys.ts';
import type { WebhookBehavior } from './webhook-behavior.ts';
import type { WebhookAttempt, WebhookDelivery } from './webhook-delivery.ts';
import { webhookHeaders } from './webhook-headers.ts';
import { webhookMessage } from './webhook-message.ts';

const ANSWER_WITHIN_MS = 10_000;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export interface WebhooksDependencies {
  readonly clock: CloudClock;
  readonly random: SeededRandom;
  readonly behavior: WebhookBehavior;
  /** @default the global one */
  readonly fetch?: typeof globalThis.fetch;
  /** Keeps the messages beyond the process. @default nothing does */
  readonly keeper?: StateKeeper;
}

type Sent = { -readonly [Key in keyof WebhookDelivery]: WebhookDelivery[Key] } & {
  readonly attempts: WebhookAttempt[];
};

/** Tells of batches that have ended, in the background: no job ever waits for it. */
export class Webhooks {
  /** What messages are signed with where the cloud signs by `hmac`. */
  readonly secret: string;
  readonly #use: WebhooksDependencies;
  readonly #deliveries: Sent[] = [];
  readonly #underWay = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  readonly #keeper: StateKeeper;
  readonly #keys: PublishedKeys;

  constructor(use: WebhooksDependencies) {
    this.#use = use;
    this.#keeper = use.keeper ?? forgetfulKeeper;
    this.#keys = new PublishedKeys(this.#keeper);
    this.secret = use.behavior.secret ?? `whsec_${randomBytes(24).toString('base64')}`;
    for (const [, sent] of this.#keeper.records<Sent>('webhook')) {
      this.#deliveries.push(sent);
      if (sent.state === 'under-way') this.#schedule(sent);
    }
  }

  /** All messages so far, in the order of their making. */
  get deliveries(): readonly WebhookDelivery[] {
    return this.#deliveries.map((sent) => ({ ...sent, attempts: [...sent.attempts] }));
  }

  /** The public keys that messages can be verified with, as JWKS has them. */
  publicKeys(): Promise<readonly JsonObject[]> {
    return this.#keys.list();
  }

  /** Sends word of a batch that has ended to all of its addresses. */
  tell(batch: GeminiBatchSnapshot): void {
    const message = webhookMessage(batch);
    if (!message) return;
    for (const uri of batch.webhookConfig?.uris ?? []) {
      const id = `msg_${this.#use.random.text(27, LETTERS)}`;
      const isRefused = this.#use.behavior.targets === 'loopback' && !isLoopback(uri);
      const sent: Sent = { id, uri, message, state: isRefused ? 'refused' : 'under-way', attempts: [] };
      this.#deliveries.push(sent);
      this.#tellChange(sent);
      if (!isRefused) this.#begin(sent);
    }
  }

  /** Resolves when no message is being sent just now; those to be sent again wait for service time to pass. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** Sends nothing any more. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.settled();
  }

  #begin(sent: Sent): void {
    const sending = this.#send(sent).finally(() => this.#underWay.delete(sending));
    this.#underWay.add(sending);
  }

  async #send(sent: Sent): Promise<void> {
    const attempt = await this.#attempt(sent);
    if (this.#stop.signal.aborted) return;
    sent.attempts.push(attempt);
    const { status = 0 } = attempt;
    if (status >= 200 && status < 300) sent.state = 'delivered';
    else if (sent.attempts.length >= this.#use.behavior.maxAttempts) sent.state = 'given-up';
    else this.#schedule(sent);
    this.#tellChange(sent);
  }

  /** Sends a message some time after its last attempt; one whose first attempt was cut off by the end of a process, now. */
  #schedule(sent: Sent): void {
    const { clock, behavior } = this.#use;
    const last = sent.attempts.at(-1);
    const pauseMs = behavior.firstPauseMs * 2 ** (sent.attempts.length - 1);
    clock.at(last ? last.timeMs + pauseMs : clock.now(), () => this.#begin(sent));
  }

  #tellChange(sent: Sent): void {
    this.#keeper.changed('webhook', sent.id, () => sent);
  }

  async #attempt(sent: Sent): Promise<WebhookAttempt> {
    const { clock, behavior, fetch = globalThis.fetch } = this.#use;
    const timeMs = clock.now();
    try {
      const body = JSON.stringify(sent.message);
      if (behavior.signature === 'jwt') await this.#keys.list(); // published before anybody looks
      const answer = await fetch(sent.uri, {
        method: 'POST',
        body,
        headers: await webhookHeaders(sent, body, { signature: behavior.signature, secret: this.secret }),
        redirect: 'manual',
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      await answer.body?.cancel();
      return { timeMs, status: answer.status };
    } catch (error) {
      return { timeMs, problem: problemOf(error) };
    }
  }
}

function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
