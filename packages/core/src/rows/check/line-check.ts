import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import type { CheckSummary, LineFinding } from './line-finding.ts';

/**
 * A check under way: findings as they turn up, then the summary. It reads once, and only as far as it is asked to.
 *
 * @example
 * for await (const { line, path, problem, advice } of check) console.log(line, path, problem, advice);
 * const { ok, counts } = await check.summary();
 * @example
 * const { findings, summary } = await check.collect();
 */
export class LineCheck implements AsyncIterable<LineFinding> {
  readonly #findings: AsyncGenerator<LineFinding, void>;
  #summary: CheckSummary | undefined;

  constructor(findings: AsyncGenerator<LineFinding, CheckSummary>) {
    this.#findings = this.#withSummary(findings);
  }

  /** Leaving the loop ends the reading. */
  [Symbol.asyncIterator](): AsyncGenerator<LineFinding, void> {
    return this.#findings;
  }

  /**
   * Reads what is left, and says what there was in all.
   *
   * @throws InvalidArgumentError after a loop that was left early: then nobody knows.
   */
  async summary(): Promise<CheckSummary> {
    let step = await this.#findings.next();
    while (!step.done) step = await this.#findings.next();
    if (this.#summary !== undefined) return this.#summary;
    throw new InvalidArgumentError('The check was ended before all was read, and has no summary. Let the loop run on.');
  }

  /** Reads all: the findings are the first few of each kind, the summary counts every one. */
  async collect(): Promise<{ readonly findings: readonly LineFinding[]; readonly summary: CheckSummary }> {
    const findings: LineFinding[] = [];
    for await (const finding of this.#findings) findings.push(finding);
    return { findings, summary: await this.summary() };
  }

  async *#withSummary(findings: AsyncGenerator<LineFinding, CheckSummary>): AsyncGenerator<LineFinding, void> {
    this.#summary = yield* findings;
  }
}
