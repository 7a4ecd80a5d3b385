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
import { firstTwoTogether } from './first-two-together.ts';
import { isOfAnswer, linesUnder, throwError, type RowFault, type RowFaults } from './row-fault.ts';
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

/** A row, its place in the output, and the row after it, of which the last of a block knows nothing. */
type PlacedRow = readonly [source: SourceRow, index: number, next: SourceRow | undefined];

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
    const { rows, sink: openSink, predictors, faults } = this.#options;
    const sink = (this.#sink = openSink());
    const lanes = predictors.concurrency ?? 1;
    const inOrder =
      lanes > 1 ? new InOrder<Output>({ lanes, deliver: (output) => this.#write(output, sink) }) : undefined;
    const predict = inOrder
      ? (...row: PlacedRow): Promise<void> => inOrder.add(() => this.#outputLines(...row))
      : async (...row: PlacedRow): Promise<void> => this.#write(await this.#outputLines(...row), sink);
    let index = 0;
    try {
      for await (const block of faults ? firstTwoTogether(rows()) : rows()) {
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
    predict: (...row: PlacedRow) => Promise<void>,
  ): Promise<boolean> {
    let index = first;
    for (const source of block) {
      if (this.#interruption.signal.aborted) return false;
      // A million times: only what is not known yet is waited for.
      const isLetThrough = gate(index);
      if (isLetThrough === false || (isLetThrough !== true && !(await isLetThrough))) return false;
      this.#underWay += 1;
      await predict(source, index, block[index - first + 1]);
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

  async #outputLines(source: SourceRow, index: number, next: SourceRow | undefined): Promise<Output> {
    const { seed, model, family, payload, predictors, faults, timeOf } = this.#options;
    const { signal } = this.#interruption;
    if (signal.aborted) return undefined;
    const { text } = source;
    const read = parseRow(text);
    const key = family.idOf ? family.idOf(read) : rowId(read);
    const strike = faults?.({ index: source.index, key });
    const fault = strike?.fault;
    const other = fault?.fault === 'wrong-key' ? (this.#previousRow ?? (next && parseRow(next.text))) : undefined;
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
    /** @param hasSpoken Whether a model has said what stands in the line. */
    const linesOf = (line: JsonObject, hasSpoken: boolean): string[] => {
      const written = JSON.stringify(other && family.underIdOf ? family.underIdOf(line, other) : line);
      const isChanged = (): boolean =>
        row === read ? written !== JSON.stringify(line) : JSON.stringify(row) !== JSON.stringify(read);
      if (strike && !hasEffect(strike.fault, { hasSpoken, isChanged })) strike.missed();
      return linesUnder(fault, written);
    };
    try {
      throwError(fault);
      const line = await this.#answer(family.answer(row, { ...facts, ask }));
      return { lines: linesOf(line, ask.hasSpoken), isFailed: false };
    } catch (error) {
      const isGivenUp = signal.aborted;
      if (isGivenUp || !(error instanceof RowFailure)) strike?.missed();
      if (isGivenUp) return undefined;
      if (!(error instanceof RowFailure)) throw error;
      return { lines: linesOf(family.failed(row, error, facts), false), isFailed: true };
    }
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

function hasEffect(
  fault: RowFault,
  { hasSpoken, isChanged }: { hasSpoken: boolean; isChanged: () => boolean },
): boolean {
  if (fault.fault === 'wrong-key') return isChanged();
  return hasSpoken || !isOfAnswer(fault);
}
