import type { Predictor } from '../../predictors/predictor.ts';
import type { JobRows } from '../families/row-family.ts';
import { RowFailure } from '../families/row-failure.ts';
import type { JsonObject } from '../json.ts';
import type { JobWork, RowCounts, RowGate } from '../jobs/job-work.ts';
import { SeededRandom } from '../seeded-random.ts';
import { breathe } from './breathe.ts';
import { parseRow } from './import-rows.ts';
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
  readonly predictor: Predictor;
  readonly sink: () => RowSink;
  /** Service time of the row at `index`, in milliseconds since 1970. */
  readonly timeOf: (index: number) => number;
}

/** Predicts one row after another; holds no more of them than their order needs. */
export class RowExecution implements JobWork {
  readonly totalRows: number;
  readonly #options: RowExecutionOptions;
  #sink: RowSink | undefined;

  constructor(options: RowExecutionOptions) {
    this.#options = options;
    this.totalRows = options.totalRows;
  }

  async predict(gate: RowGate): Promise<RowCounts> {
    const { rows, sink: openSink } = this.#options;
    const sink = (this.#sink = openSink());
    const counts = { successful: 0, failed: 0 };
    let index = 0;
    for await (const { text } of rows()) {
      if (!(await gate(index))) break;
      const { line, isFailed } = await this.#outputLine(text, index);
      await sink.write(JSON.stringify(line));
      counts[isFailed ? 'failed' : 'successful'] += 1;
      await breathe(index);
      index += 1;
    }
    return counts;
  }

  async publish(): Promise<void> {
    await this.#sink?.publish();
  }

  async discard(): Promise<void> {
    await this.#sink?.discard();
  }

  async #outputLine(text: string, index: number): Promise<{ line: JsonObject; isFailed: boolean }> {
    const { seed, model, family, predictor, timeOf } = this.#options;
    const row = parseRow(text);
    const context = { model, random: new SeededRandom(seed, 'row', model, text), timeMs: timeOf(index) };
    try {
      const request = family.read(row);
      const words = await predictor({
        model,
        text: request.text,
        random: new SeededRandom(seed, 'answer', model, text),
      });
      return { line: family.answered(row, request, words, context), isFailed: false };
    } catch (error) {
      if (!(error instanceof RowFailure)) throw error;
      return { line: family.failed(row, error, context), isFailed: true };
    }
  }
}
