import { hash } from 'node:crypto';
import type { Predictors } from '../../predictors/predictors.ts';
import type { JobRows } from '../families/row-family.ts';
import { RowFailure } from '../families/row-failure.ts';
import type { JsonObject } from '../json.ts';
import type { JobWork, RowCounts, RowGate } from '../jobs/job-work.ts';
import { SeededRandom } from '../seeded-random.ts';
import { AskedModel } from './asked-model.ts';
import { breathe } from './breathe.ts';
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

/** Predicts one row after another; holds no more of them than their order needs. */
export class RowExecution implements JobWork {
  readonly totalRows: number;
  readonly counts: { successful: number; failed: number } = { successful: 0, failed: 0 };
  readonly #options: RowExecutionOptions;
  #sink: RowSink | undefined;
  #previousRow: JsonObject | undefined;

  constructor(options: RowExecutionOptions) {
    this.#options = options;
    this.totalRows = options.totalRows;
  }

  async predict(gate: RowGate): Promise<RowCounts> {
    const { rows, sink: openSink } = this.#options;
    const sink = (this.#sink = openSink());
    let index = 0;
    for await (const source of rows()) {
      if (!(await gate(index))) break;
      const { lines, isFailed } = await this.#outputLines(source, index);
      for (const line of lines) await sink.write(line, isFailed);
      this.counts[isFailed ? 'failed' : 'successful'] += 1;
      await breathe(index);
      index += 1;
    }
    return this.counts;
  }

  async publish(): Promise<void> {
    await this.#sink?.publish();
  }

  async discard(): Promise<void> {
    await this.#sink?.discard();
  }

  async #outputLines(source: SourceRow, index: number): Promise<{ lines: string[]; isFailed: boolean }> {
    const { seed, model, family, payload, predictors, faults, timeOf } = this.#options;
    const { text } = source;
    const read = parseRow(text);
    const fault = faults?.({ index: source.index, key: keyOf(read) });
    const row = fault?.fault === 'wrong-key' ? { ...(this.#previousRow ?? read), [payload]: read[payload] } : read;
    this.#previousRow = read;
    // One digest for both: hashing is much of what a row costs.
    const digest = hash('sha256', `${seed} ${model} ${text}`, 'buffer');
    const facts = { model, random: new SeededRandom(digest), timeMs: timeOf(index) };
    const ask = new AskedModel({
      id: model,
      seed,
      random: () => new SeededRandom(digest.subarray(16)),
      predictors,
      fault,
    });
    try {
      throwError(fault);
      const line = await family.answer(row, { ...facts, ask });
      return { lines: linesUnder(fault, JSON.stringify(line)), isFailed: false };
    } catch (error) {
      if (!(error instanceof RowFailure)) throw error;
      const line = family.failed(row, error, facts);
      return { lines: linesUnder(fault, JSON.stringify(line)), isFailed: true };
    }
  }
}
