import type { OutputLayout } from '../families/output-layout.ts';
import type { RowSink } from './row-sink.ts';

/** Output lines over as many objects as their layout has for so many rows, one after another. All of them exist, empty ones too. */
export class ShardedSink implements RowSink {
  readonly #shards: readonly RowSink[];
  readonly #errors: RowSink | undefined;
  /** Says every line again. */
  readonly #incremental: RowSink | undefined;
  /** Objects of one line, written in the end. */
  readonly #notes: readonly (readonly [sink: RowSink, note: (rows: number) => unknown])[];
  readonly #linesPerShard: number;
  #lines = 0;

  constructor(layout: OutputLayout, totalRows: number, open: (name: string) => RowSink) {
    const count = Math.min(layout.maxShards, Math.max(1, Math.ceil(totalRows / layout.rowsPerShard)));
    const names = Array.from({ length: count }, (_, shard) => layout.name(shard, count));
    this.#shards = names.map(open);
    this.#errors = layout.errorsName === undefined ? undefined : open(layout.errorsName);
    this.#incremental = layout.hasSiblings ? open('incremental_predictions.jsonl') : undefined;
    this.#notes = layout.hasSiblings
      ? [
          [open('row_count.json'), (rows) => ({ row_count: rows })],
          ...names.map((name) => [open(`${name}.metadata`), () => ({ file: name })] as const),
        ]
      : [];
    this.#linesPerShard = Math.ceil(totalRows / count);
  }

  write(line: string, isFailed: boolean): void | Promise<void> {
    if (isFailed && this.#errors) return this.#errors.write(line, isFailed);
    const shard = Math.min(Math.floor(this.#lines / this.#linesPerShard), this.#shards.length - 1);
    this.#lines += 1;
    const written = this.#shards[shard]?.write(line, isFailed);
    if (!this.#incremental) return written;
    return written
      ? written.then(() => this.#incremental?.write(line, isFailed))
      : this.#incremental.write(line, isFailed);
  }

  async publish(): Promise<void> {
    for (const [sink, note] of this.#notes) await sink.write(JSON.stringify(note(this.#lines)), false);
    for (const sink of this.#all()) await sink.publish();
  }

  async discard(): Promise<void> {
    await Promise.all(this.#all().map((sink) => sink.discard()));
  }

  #all(): readonly RowSink[] {
    const others = [this.#errors, this.#incremental].filter((sink) => sink !== undefined);
    return [...this.#shards, ...others, ...this.#notes.map(([sink]) => sink)];
  }
}
