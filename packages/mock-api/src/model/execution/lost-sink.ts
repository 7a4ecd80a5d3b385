import type { RowSink } from './row-sink.ts';

/** An output object that never appears: what is written to it is thrown away. */
export const lostSink: RowSink = {
  write(): void {},
  async publish(): Promise<void> {},
  async discard(): Promise<void> {},
};
