import type { Predictors } from '../../predictors/predictors.ts';
import type { JobRows } from '../families/row-family.ts';
import { RowFailure } from '../families/row-failure.ts';
import type { JsonObject } from '../json.ts';
import type { JobWork, RowCounts, RowGate } from '../jobs/job-work.ts';
import { SeededRandom } from '../seeded-random.ts';
import { AskedModel } from './asked-model.ts';
import { breathe } from './breathe.ts';
import { parseRow } from './import-rows.ts';
import { firstHalf, type RowFault, type RowFaults } from './row-fault.ts';
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
  readonly #options: RowExecutionOptions;
  #sink: RowSink | undefined;
  #previousRow: JsonObject = {};
  #counts: RowCounts = { successful: 0, failed: 0 };

  constructor(options: RowExecutionOptions) {
    this.#options = options;
    this.totalRows = options.totalRows;
  }

  /** Rows predicted by now. */
  get counts(): RowCounts {
    return this.#counts;
  }

  async predict(gate: RowGate): Promise<RowCounts> {
    const { rows, sink: openSink } = this.#options;
    const sink = (this.#sink = openSink());
    let index = 0;
    for await (const { text } of rows()) {
      if (!(await gate(index))) break;
      const fault = this.#options.faults?.({ index, text });
      const { line, isFailed } = await this.#outputLine(text, index, fault);
      for (const each of linesUnder(fault, JSON.stringify(line))) await sink.write(each, isFailed);
      const { successful, failed } = this.#counts;
      this.#counts = isFailed ? { successful, failed: failed + 1 } : { successful: successful + 1, failed };
      await breathe(index);
      index += 1;
    }
    return this.#counts;
  }

  async publish(): Promise<void> {
    await this.#sink?.publish();
  }

  async discard(): Promise<void> {
    await this.#sink?.discard();
  }

  async #outputLine(text: string, index: number, fault?: RowFault): Promise<{ line: JsonObject; isFailed: boolean }> {
    const { seed, model, family, payload, predictors, timeOf } = this.#options;
    const read = parseRow(text);
    const row = fault?.kind === 'wrong-key' ? { ...this.#previousRow, [payload]: read[payload] } : read;
    this.#previousRow = read;
    const facts = { model, random: new SeededRandom(seed, 'row', model, text), timeMs: timeOf(index) };
    const ask = new AskedModel({ id: model, seed, text, predictors, fault });
    try {
      if (fault?.kind === 'failed') throw new RowFailure(fault.status, fault.message);
      return { line: await family.answer(row, { ...facts, ask }), isFailed: false };
    } catch (error) {
      if (!(error instanceof RowFailure)) throw error;
      return { line: family.failed(row, error, facts), isFailed: true };
    }
  }
}

function linesUnder(fault: RowFault | undefined, line: string): string[] {
  switch (fault?.kind) {
    case 'missing':
      return [];
    case 'doubled':
      return [line, line];
    case 'torn':
      return [firstHalf(line)];
    default:
      return [line];
  }
}
