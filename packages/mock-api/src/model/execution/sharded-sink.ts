import type { OutputLayout } from '../families/output-layout.ts';
import type { RowSink } from './row-sink.ts';

/** Output lines over as many objects as their layout has for so many rows, one after another. All of them exist, empty ones too. */
export class ShardedSink implements RowSink {
  readonly #shards: readonly RowSink[];
  readonly #errors: RowSink | undefined;
  readonly #linesPerShard: number;
  #lines = 0;

  constructor(layout: OutputLayout, totalRows: number, open: (name: string) => RowSink) {
    const count = Math.min(layout.maxShards, Math.max(1, Math.ceil(totalRows / layout.rowsPerShard)));
    this.#shards = Array.from({ length: count }, (_, shard) => open(layout.name(shard, count)));
    this.#errors = layout.errorsName === undefined ? undefined : open(layout.errorsName);
    this.#linesPerShard = Math.ceil(totalRows / count);
  }

  write(line: string, isFailed: boolean): void | Promise<void> {
    if (isFailed && this.#errors) return this.#errors.write(line, isFailed);
    const shard = Math.min(Math.floor(this.#lines / this.#linesPerShard), this.#shards.length - 1);
    this.#lines += 1;
    return this.#shards[shard]?.write(line, isFailed);
  }

  async publish(): Promise<void> {
    for (const sink of this.#all()) await sink.publish();
  }

  async discard(): Promise<void> {
    await Promise.all(this.#all().map((sink) => sink.discard()));
  }

  #all(): readonly RowSink[] {
    return this.#errors ? [...this.#shards, this.#errors] : this.#shards;
  }
}
