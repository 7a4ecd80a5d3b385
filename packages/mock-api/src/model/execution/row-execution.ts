import type { Predictors } from '../../predictors/predictors.ts';
import type { JobRows } from '../families/row-family.ts';
import { rowId } from '../families/row-id.ts';
import { RowFailure } from '../families/row-failure.ts';
import type { JsonObject } from '../json.ts';
import type { JobWork, RowCounts, RowGate } from '../jobs/job-work.ts';
import { digestOf, SeededRandom } from '../seeded-random.ts';
import { AskedModel } from './asked-model.ts';
import { breathe } from './breathe.ts';
import { InOrder } from './in-order.ts';
import { inTurn } from './in-turn.ts';
import { parseRow } from './import-rows.ts';
import { linesUnder, throwError, type RowFault, type RowFaults } from './row-fault.ts';
import type { RowSink } from './row-sink.ts';
import type { RowBlocks, SourceRow } from './row-source.ts';

export interface RowExecutionOptions {
  readonly seed: number;
  /** The model's own name. */
  readonly model: string;
  readonly totalRows: number;
  /** In the order of the output. */
  readonly rows: () => RowBlocks;
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
    const inOrder =
      lanes > 1 ? new InOrder<Output>({ lanes, deliver: (output) => this.#write(output, sink) }) : undefined;
    const predict = inOrder
      ? (source: SourceRow, index: number): Promise<void> => inOrder.add(() => this.#outputLines(source, index))
      : async (source: SourceRow, index: number): Promise<void> =>
          this.#write(await this.#outputLines(source, index), sink);
    let index = 0;
    try {
      for await (const block of rows()) {
        if (!(await this.#predictBlock(block, index, gate, predict))) break;
        index += block.length;
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

  /** @returns Whether the gate let all of them through. */
  async #predictBlock(
    block: readonly SourceRow[],
    first: number,
    gate: RowGate,
    predict: (source: SourceRow, index: number) => Promise<void>,
  ): Promise<boolean> {
    let index = first;
    for (const source of block) {
      if (this.#interruption.signal.aborted) return false;
      // A million times: only what is not known yet is waited for.
      const isLetThrough = gate(index);
      if (isLetThrough === false || (isLetThrough !== true && !(await isLetThrough))) return false;
      this.#underWay += 1;
      await predict(source, index);
      const breath = breathe(index);
      if (breath) await breath;
      index += 1;
    }
    return true;
  }

  #write(output: Output, sink: RowSink): void | Promise<void> {
    if (!output) return this.#done();
    const { lines, isFailed } = output;
    const written = inTurn(lines, (line) => sink.write(line, isFailed));
    const count = isFailed ? 'failed' : 'successful';
    if (written) return written.then(() => this.#done(count));
    return this.#done(count);
  }

  #done(count?: 'failed' | 'successful'): void {
    if (count) this.counts[count] += 1;
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
    const key = family.idOf ? family.idOf(read) : rowId(read);
    const fault = faults?.({ index: source.index, key });
    const other = fault?.fault === 'wrong-key' ? this.#previousRow : undefined;
    const row = other && !family.underIdOf && payload in read ? { ...other, [payload]: read[payload] } : read;
    this.#previousRow = read;
    // One digest for both: hashing is much of what a row costs.
    const digest = digestOf(`${seed} ${model} ${text}`);
    const facts = { model, random: new SeededRandom(digest), timeMs: timeOf(index) };
    const ask = new AskedModel({
      id: model,
      seed,
      random: () => new SeededRandom(digest.slice(16)),
      key,
      signal,
      predictors,
      fault,
    });
    try {
      throwError(fault);
      const line = await this.#answer(family.answer(row, { ...facts, ask }));
      return { lines: this.#linesOf(line, fault, other), isFailed: false };
    } catch (error) {
      if (signal.aborted) return undefined;
      if (!(error instanceof RowFailure)) throw error;
      return { lines: this.#linesOf(family.failed(row, error, facts), fault, other), isFailed: true };
    }
  }

  /** @param other The row under whose id the line comes, if not under its own. */
  #linesOf(line: JsonObject, fault: RowFault | undefined, other: JsonObject | undefined): string[] {
    const { family } = this.#options;
    return linesUnder(fault, JSON.stringify(other && family.underIdOf ? family.underIdOf(line, other) : line));
  }

  /** Counts those that are waited for. */
  async #answer(answer: Promise<JsonObject>): Promise<JsonObject> {
    this.#asking += 1;
    try {
      return await answer;
    } finally {
      this.#asking -= 1;
    }
  }
}
