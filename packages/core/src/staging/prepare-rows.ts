import type { RowsSource } from '../batches/rows-source.ts';
import { checkLines } from '../rows/check/check-lines.ts';
import { limitsOf } from '../rows/check/service-limits.ts';
import type { RowRoute } from '../rows/row-route.ts';
import { LinePacker } from '../stores/pack-lines.ts';
import { Spool } from '../stores/spool.ts';
import { type GivenRows, givenRows, refuseNoRows } from './given-rows.ts';
import type { NotedRow } from './noted-row.ts';
import { ProblemLog } from './problem-log.ts';
import { RowEncoder } from './row-encoder.ts';
import { SourceLines } from './source-lines.ts';

/** What a line has at most that is not looked at: it is held in memory. */
const MAX_LINE_BYTES = 256 * 1024 ** 2;

export interface PrepareOptions {
  readonly route: RowRoute;
  /** Whether to refuse rows that the service would refuse. Without, lines stay as they are. */
  readonly check: boolean;
  readonly abortSignal: AbortSignal | undefined;
}

/** Lines that are ready to be sent. */
export interface PreparedRows {
  readonly rows: number;
  readonly sizeBytes: number;
  /** The first row with notes in its `metadata`, which its line has beside key and request: they are for a request alone. */
  readonly noted: NotedRow | undefined;
  /** The lines, each with its newline, as often as wanted. */
  read(): AsyncGenerator<Buffer, void>;
  /** To be called in the end: the lines may lie in a temporary file. */
  close(): Promise<void>;
}

/**
 * Reads the rows of a source once, writes them as lines and checks those, all before anything is sent. Of the lines at
 * most some megabytes are held in memory, the rest in a temporary file.
 *
 * @throws InvalidRowsError for rows that are at fault; InvalidArgumentError for none.
 */
export async function prepareRows(
  src: string | RowsSource,
  { route, check, abortSignal }: PrepareOptions,
): Promise<PreparedRows> {
  abortSignal?.throwIfAborted();
  const sourceLines = new SourceLines(typeof src === 'string' ? src : undefined);
  const log = new ProblemLog(sourceLines);
  // A line that is too long is told of by its own length, and before it costs several times that.
  const maxLineBytes = Math.min(check ? (limitsOf(route).lineBytes ?? Infinity) : Infinity, MAX_LINE_BYTES);
  const encoder = new RowEncoder(route, { log, sourceLines, keepsLines: !check, maxLineBytes });
  const spool = new Spool();
  const lines = linesInto(spool, givenRows(src, { maxLineBytes, abortSignal }), encoder, sourceLines);
  try {
    if (check) await checkAll(lines, route, log);
    else for await (const _ of lines);
    if (encoder.rows === 0) refuseNoRows(src);
    log.throwIfAny(encoder.rows);
  } catch (error) {
    await spool.close();
    throw error;
  }
  const { rows, noted } = encoder;
  return { rows, noted, sizeBytes: spool.sizeBytes, read: () => spool.read(), close: () => spool.close() };
}

/** Puts lines into the spool, and shows what it puts there. */
async function* linesInto(
  spool: Spool,
  given: AsyncIterable<GivenRows>,
  encoder: RowEncoder,
  sourceLines: SourceLines,
): AsyncGenerator<Buffer, void> {
  const packer = new LinePacker();
  for await (const batch of given) {
    for (let index = 0; index < batch.rows.length; index++) {
      const line = encoder.encode(batch, index);
      if (line === undefined) continue;
      for (const chunk of packer.add(line)) {
        await spool.add(chunk);
        yield chunk;
        // Who asks for more has looked at all that was shown.
        sourceLines.forget();
      }
    }
  }
  for (const chunk of packer.end()) {
    await spool.add(chunk);
    yield chunk;
  }
}

async function checkAll(
  lines: AsyncIterable<Buffer>,
  { model, backend, family, carrier, keyField }: RowRoute,
  log: ProblemLog,
): Promise<void> {
  const check = checkLines(lines, { model, backend, family, carrier, keyField });
  for await (const { line: row, path, kind, problem, advice, severity } of check) {
    // That there are no rows is told in other words.
    if (severity === 'error' && kind !== 'empty-file') log.show({ row, path, message: `${problem}. ${advice}` });
  }
  const { counts } = await check.summary();
  for (const { kind, severity, count } of counts) {
    if (severity === 'error' && kind !== 'empty-file') log.count += count;
  }
}
