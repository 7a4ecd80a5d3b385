import { hash } from 'node:crypto';
import type { Predictors } from '../../predictors/predictors.ts';
import type { JobRows } from '../families/row-family.ts';
import { RowFailure } from '../families/row-failure.ts';
import type { JsonObject } from '../json.ts';
import type { JobWork, RowCounts, RowGate } from '../jobs/job-work.ts';
import { SeededRandom } from '../seeded-random.ts';
import { AskedModel } from './asked-model.ts';
import { breathe } from './breathe.ts';
import { InOrder } from './in-order.ts';
import { parseRow } from './import-rows.ts';
import { keyOf, linesUnder, throwError, type RowFaults } from './row-fault.ts';
import type { RowSink } from './row-sink.ts';
import type { SourceRow } from './row-source.ts';

export interface RowExecutionOptions {
  readonly seed: number;
  /** The model's own name. */
  readonly model: string;
  readonly totalRows: number;
  /** In the order of the output. */
  readonly rows: () => AsyncIterable<SourceRow>;
  readonly family: JobRows;
  /** The field of a row that says what is asked. */
  readonly payload: string;
  readonly predictors: Predictors;
  /** What goes wrong with single rows. */
  readonly faults?: RowFaults | undefined;
  readonly sink: () => RowSink;
  /** Service time of the row at `index`, in milliseconds since 1970. */
  readonly timeOf: (index: number) => number;
}

/** What one row left behind; undefined when it was given up before there was an answer. */
type Output = { readonly lines: string[]; readonly isFailed: boolean } | undefined;

/**
 * Predicts one row after another, or as many at once as the predictors like; holds no more of them than their order
 * needs, and writes them in it.
 */
export class RowExecution implements JobWork {
  readonly totalRows: number;
  readonly counts: { successful: number; failed: number } = { successful: 0, failed: 0 };
  readonly #options: RowExecutionOptions;
  #sink: RowSink | undefined;
  #previousRow: JsonObject | undefined;
  readonly #interruption = new AbortController();
  /** Rows let through and not yet written. */
  #underWay = 0;
  /** Of them, those whose answers are waited for. */
  #asking = 0;
  readonly #idle: (() => void)[] = [];

  constructor(options: RowExecutionOptions) {
    this.#options = options;
    this.totalRows = options.totalRows;
  }

  async predict(gate: RowGate): Promise<RowCounts> {
    const { rows, sink: openSink, predictors } = this.#options;
    const sink = (this.#sink = openSink());
    const lanes = predictors.concurrency ?? 1;
    const write = (output: Output): Promise<void> => this.#write(output, sink);
    const inOrder = lanes > 1 ? new InOrder<Output>({ lanes, deliver: write }) : undefined;
    let index = 0;
    try {
      for await (const source of rows()) {
        if (this.#interruption.signal.aborted || !(await gate(index))) break;
        const at = index;
        this.#underWay += 1;
        if (inOrder) await inOrder.add(() => this.#outputLines(source, at));
        else await write(await this.#outputLines(source, at));
        await breathe(index);
        index += 1;
      }
      await inOrder?.drain();
    } catch (error) {
      this.#interruption.abort();
      this.#underWay = 0;
      this.#tellIdle();
      throw error;
    }
    return this.counts;
  }

  /** Resolves when every row that was let through is written. */
  settled(): Promise<void> {
    return this.#underWay === 0 ? Promise.resolve() : new Promise((resolve) => void this.#idle.push(resolve));
  }

  /** Gives up the rows whose answers are still waited for, if there are any; no other is begun then. */
  interrupt(): void {
    if (this.#asking > 0) this.#interruption.abort();
  }

  async publish(): Promise<void> {
    await this.#sink?.publish();
  }

  async discard(): Promise<void> {
    await this.#sink?.discard();
  }

  async #write(output: Output, sink: RowSink): Promise<void> {
    if (output) {
      const { lines, isFailed } = output;
      for (const line of lines) await sink.write(line, isFailed);
      this.counts[isFailed ? 'failed' : 'successful'] += 1;
    }
    this.#underWay -= 1;
    if (this.#underWay === 0) this.#tellIdle();
  }

  #tellIdle(): void {
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #outputLines(source: SourceRow, index: number): Promise<Output> {
    const { seed, model, family, payload, predictors, faults, timeOf } = this.#options;
    const { signal } = this.#interruption;
    if (signal.aborted) return undefined;
    const { text } = source;
    const read = parseRow(text);
    const key = keyOf(read);
    const fault = faults?.({ index: source.index, key });
    const row = fault?.fault === 'wrong-key' ? { ...(this.#previousRow ?? read), [payload]: read[payload] } : read;
    this.#previousRow = read;
    // One digest for both: hashing is much of what a row costs.
    const digest = hash('sha256', `${seed} ${model} ${text}`, 'buffer');
    const facts = { model, random: new SeededRandom(digest), timeMs: timeOf(index) };
    const ask = new AskedModel({
      id: model,
      seed,
      random: () => new SeededRandom(digest.subarray(16)),
      key,
      signal,
      predictors,
      fault,
    });
    try {
      throwError(fault);
      this.#asking += 1;
      const line = await family.answer(row, { ...facts, ask }).finally(() => (this.#asking -= 1));
      return { lines: linesUnder(fault, JSON.stringify(line)), isFailed: false };
    } catch (error) {
      if (signal.aborted) return undefined;
      if (!(error instanceof RowFailure)) throw error;
      const line = family.failed(row, error, facts);
      return { lines: linesUnder(fault, JSON.stringify(line)), isFailed: true };
    }
  }
}
