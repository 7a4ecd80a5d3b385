import type { SeededRandom } from '../seeded-random.ts';
import { ruleText } from './compact-rule.ts';
import type { FaultOccasion, FaultRule } from './fault-rule.ts';

/** What can be told of a fault. */
export interface FaultReport {
  /** From 1, in the order they were added. */
  readonly id: number;
  readonly rule: FaultRule;
  /** How often it has struck. */
  readonly fired: number;
}

/** A fault that was added to a cloud, and what has come of it. */
export class Fault<Rule extends FaultRule = FaultRule> implements FaultReport {
  readonly id: number;
  readonly rule: Rule;
  readonly #random: SeededRandom;
  readonly #addedMs: number;
  #seen = 0;
  #fired = 0;

  constructor(id: number, rule: Rule, { random, nowMs }: { random: SeededRandom; nowMs: number }) {
    this.id = id;
    this.rule = rule;
    this.#random = random;
    this.#addedMs = nowMs;
  }

  get fired(): number {
    return this.#fired;
  }

  /** Counts a time that it could strike. @returns Whether it does. */
  isDue(nowMs: number): boolean {
    const { nth, first, probability, times = Infinity, afterMs = 0, forMs = Infinity }: FaultOccasion = this.rule;
    const sinceMs = nowMs - this.#addedMs - afterMs;
    if (sinceMs < 0 || sinceMs >= forMs) return false;
    this.#seen += 1;
    if (nth !== undefined && this.#seen !== nth) return false;
    if (first !== undefined && this.#seen > first) return false;
    // Drawn each time, so that a fault that is spent does not shift those to come.
    if (probability !== undefined && this.#random.below(1_000_000) >= probability * 1_000_000) return false;
    return this.#fired < times;
  }

  /** It has struck: told by whoever carried it out. */
  strike(): void {
    this.#fired += 1;
  }

  /** It turned out to change nothing: told by whoever it was told by that it had struck. */
  miss(): void {
    this.#fired -= 1;
  }

  /** `#1 storage.objects.get nth=1 reset: fired once` */
  toString(): string {
    const often = this.#fired === 0 ? 'never fired' : this.#fired === 1 ? 'fired once' : `fired ${this.#fired} times`;
    return `#${this.id} ${ruleText(this.rule)}: ${often}`;
  }

  /** What is told of it outside this process. */
  toJSON(): FaultReport & { text: string } {
    return { id: this.id, rule: this.rule, text: ruleText(this.rule), fired: this.#fired };
  }
}
