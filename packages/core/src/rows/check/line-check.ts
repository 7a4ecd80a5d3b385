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
  readonly #findings: AsyncGenerator<LineFinding, CheckSummary>;
  readonly #summary: () => CheckSummary;

  /** @param summary What the check came to so far. */
  constructor(findings: AsyncGenerator<LineFinding, CheckSummary>, summary: () => CheckSummary) {
    this.#findings = findings;
    this.#summary = summary;
  }

  /** Leaving the loop ends the reading. */
  [Symbol.asyncIterator](): AsyncGenerator<LineFinding, CheckSummary> {
    return this.#findings;
  }

  /** Reads what is left, and says what there was in all. After a loop that was left early: what there was so far. */
  async summary(): Promise<CheckSummary> {
    let step = await this.#findings.next();
    while (!step.done) step = await this.#findings.next();
    return this.#summary();
  }

  /** Reads all: the findings are the first few of each kind, the summary counts every one. */
  async collect(): Promise<{ readonly findings: readonly LineFinding[]; readonly summary: CheckSummary }> {
    const findings: LineFinding[] = [];
    for await (const finding of this.#findings) findings.push(finding);
    return { findings, summary: this.#summary() };
  }
}
