import type { ContentWriter } from '../../objects/content-writer.ts';
import type { TableSchema } from '../schema/table-field.ts';
import { joinSegments } from './join-segments.ts';
import type { RowSegment } from './row-segment.ts';
import { SegmentWriter } from './segment-writer.ts';

/** A table's rows at one moment, in the order they came. */
export interface RowsSnapshot {
  readonly segments: readonly RowSegment[];
  readonly rowCount: number;
  readonly sizeBytes: number;
}

const noRows: RowsSnapshot = { segments: [], rowCount: 0, sizeBytes: 0 };
/** As many segments of about one size are made into one: a table of many small inserts keeps few. */
const JOINED_SEGMENTS = 8;

/** The rows of a table: bytes in memory or in files, and where in them every so many-th row begins. */
export class TableRows {
  readonly #newContent: () => ContentWriter;
  #now: RowsSnapshot = noRows;
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(newContent: () => ContentWriter, rows: RowsSnapshot = noRows) {
    this.#newContent = newContent;
    this.#now = rows;
  }

  get now(): RowsSnapshot {
    return this.#now;
  }

  openWriter(schema: TableSchema): SegmentWriter {
    return new SegmentWriter(this.#newContent(), schema);
  }

  /**
   * Adds rows after those that are there; waits for whatever else is being added.
   *
   * @param onAdded Told in the same step: what it changes is written down together with the rows, or not at all.
   */
  append(segments: readonly RowSegment[], onAdded?: () => void): Promise<void> {
    return this.#inTurn(async () => {
      let all = [...this.#now.segments];
      for (const segment of segments) {
        if (segment.rowCount === 0) continue;
        all.push(segment);
        for (let alike = lastAlike(all); alike.length >= JOINED_SEGMENTS; alike = lastAlike(all)) {
          all = [...all.slice(0, -alike.length), await joinSegments(alike, this.#newContent())];
        }
      }
      this.#now = snapshotOf(all);
      onAdded?.();
    });
  }

  /** Puts these rows in the place of all. @param onReplaced As `onAdded` */
  replace(segments: readonly RowSegment[], onReplaced?: () => void): Promise<void> {
    return this.#inTurn(async () => {
      this.#now = snapshotOf(segments.filter(({ rowCount }) => rowCount > 0));
      onReplaced?.();
    });
  }

  #inTurn(change: () => Promise<void>): Promise<void> {
    const done = this.#lastChange.then(change);
    this.#lastChange = done.catch(() => {});
    return done;
  }
}

export function snapshotOf(segments: readonly RowSegment[]): RowsSnapshot {
  return {
    segments,
    rowCount: segments.reduce((sum, { rowCount }) => sum + rowCount, 0),
    sizeBytes: segments.reduce((sum, { content }) => sum + content.size, 0),
  };
}

/** The segments at the end that are of one size, give or take a factor of eight, and have the same columns. */
function lastAlike(segments: readonly RowSegment[]): readonly RowSegment[] {
  const last = segments.at(-1);
  const other = segments.findLastIndex(
    ({ content, schema }) => schema !== last?.schema || sizeClass(content.size) > sizeClass(last.content.size),
  );
  return segments.slice(other + 1);
}

function sizeClass(sizeBytes: number): number {
  return Math.floor(Math.log2(sizeBytes + 1) / 3);
}
