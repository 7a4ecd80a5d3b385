import { isJsonObject } from '../json-object.ts';
import type { LineProblem, Report } from '../line-problem.ts';
import type { LineRules } from '../line-rules.ts';
import { rulesFor } from '../line-rules-for.ts';
import { describe } from '../messages/check-message.ts';
import { type KeyReader, keyReader, type RowKey } from '../row-key.ts';
import type { RowRoute } from '../row-route.ts';
import { storeKindOf } from '../../stores/store-kind.ts';
import { bytesOf, type SourceFile } from './check-source.ts';
import { checkColumns, type ColumnCheck } from './column-check.ts';
import { FindingLog } from './finding-log.ts';
import { ImportedTable } from './imported-table.ts';
import { type InputBatch, inputBatches } from './input-lines.ts';
import { KeySet } from './key-set.ts';
import type { CheckSummary, LineFinding } from './line-finding.ts';
import { describeParseError } from './parse-problem.ts';
import { limitsOf, type ServiceLimits } from './service-limits.ts';

interface LineCheckerOptions {
  readonly limits?: ServiceLimits | undefined;
  readonly key?: RowKey | undefined;
  readonly location?: string | undefined;
  readonly maxExamples?: number | undefined;
  readonly abortSignal?: AbortSignal | undefined;
}

/** One check, from its first file to its summary. */
export class LineChecker {
  readonly #route: RowRoute;
  readonly #limits: ServiceLimits;
  readonly #log: FindingLog;
  readonly #rules: LineRules;
  readonly #table: ImportedTable | undefined;
  readonly #readKey: KeyReader;
  readonly #keys = new KeySet();
  readonly #location: string | undefined;
  readonly #abortSignal: AbortSignal | undefined;
  readonly #report: Report;
  #file: string | undefined;
  /** Whether the bytes of the file came packed. */
  #isPacked = false;
  /** Rows that could not be written as lines. */
  #refused: Map<number, string> | undefined;
  /** Of the table that is read. */
  #columns: ColumnCheck | undefined;
  #line = 0;
  #rows = 0;
  #files = 0;
  #bytes = 0;
  #allBytes = 0;

  constructor(route: RowRoute, { limits, key, location, maxExamples = 5, abortSignal }: LineCheckerOptions) {
    this.#route = route;
    this.#limits = limitsOf(route, limits);
    this.#log = new FindingLog(maxExamples);
    this.#rules = rulesFor(route);
    // What an own model is given, its container reads.
    const isImported = route.backend === 'vertex' && route.family !== 'own-model';
    this.#table = isImported ? new ImportedTable(route.family === 'gemini' ? 'error' : 'warning') : undefined;
    this.#readKey = keyReader(key ?? route.keyField);
    this.#location = location;
    this.#abortSignal = abortSignal;
    this.#report = (problem) => {
      if (this.#columns?.covers(problem) !== true) this.#log.add(this.#file, this.#line, problem);
    };
  }

  #summary(): CheckSummary {
    const { errors, warnings } = this.#log;
    const counts = this.#log.counts();
    return { ok: errors === 0, rows: this.#rows, files: this.#files, bytes: this.#allBytes, errors, warnings, counts };
  }

  async *run(files: AsyncIterable<SourceFile>): AsyncGenerator<LineFinding, CheckSummary> {
    for await (const { name, content, refused, table } of files) {
      this.#file = name;
      this.#isPacked = false;
      this.#refused = refused;
      this.#line = 0;
      this.#columns = table && checkColumns(table, this.#route, this.#location);
      for (const problem of this.#columns?.problems ?? []) this.#log.add(name, 0, problem);
      this.#files += 1;
      this.#bytes = 0;
      const rowsBefore = this.#rows;
      const bytes = bytesOf(content, () => (this.#isPacked = true));
      try {
        for await (const batch of inputBatches(bytes, this.#limits.lineBytes ?? Infinity)) {
          this.#abortSignal?.throwIfAborted();
          this.#checkBatch(batch);
          yield* this.#log.take();
        }
      } catch (error) {
        if (!isOfGzip(error)) throw error;
        const place = this.#line === 0 ? '' : ` after line ${this.#line}`;
        this.#line = 0;
        this.#say(
          'broken-file',
          `the file breaks off${place}: ${error.message}`,
          'Make it again, and see that all of it is uploaded.',
        );
      }
      this.#endFile(rowsBefore);
      yield* this.#log.take();
    }
    this.#file = undefined;
    this.#columns = undefined;
    this.#line = 0;
    const { rowsPerJob } = this.#limits;
    if (rowsPerJob !== undefined && this.#rows > rowsPerJob) {
      this.#say(
        'too-many-rows',
        `there are ${this.#rows} rows, and a job takes ${rowsPerJob}`,
        'Make it several jobs.',
      );
    }
    yield* this.#log.take();
    return this.#summary();
  }

  #endFile(rowsBefore: number): void {
    this.#allBytes += this.#bytes;
    this.#line = 0;
    const { fileBytes } = this.#limits;
    if (fileBytes !== undefined && this.#bytes > fileBytes && this.#columns === undefined) {
      const what = this.#route.carrier === 'inline' ? 'a request' : 'a file';
      this.#say(
        'file-too-large',
        `these are ${this.#bytes} bytes, and ${what} has at most ${fileBytes}`,
        'Make it several jobs.',
      );
    }
    if (this.#route.backend === 'vertex' && this.#isCompressedObject()) {
      const problem = 'the object is packed with gzip, or has the name of one that is, and Vertex AI reads none';
      this.#say('compressed-file', problem, 'Put it there unpacked, with a name that ends in .jsonl.');
    }
    if (this.#rows === rowsBefore) this.#say('empty-file', 'there is no row', 'Give at least one.');
  }

  /** A file of this machine may be packed: it is sent unpacked. */
  #isCompressedObject(): boolean {
    return this.#file?.startsWith('gs://') === true && (this.#isPacked || /\.gz$/i.test(this.#file));
  }

  #checkBatch({ lines, firstLineNumber, hasCarriageReturn, malformed, tooLong, bytes }: InputBatch): void {
    this.#bytes += bytes;
    for (let index = 0; index < lines.length; index++) {
      this.#line = firstLineNumber + index;
      const longBytes = tooLong?.get(index);
      if (longBytes !== undefined) this.#sayTooLong(longBytes);
      else if (malformed?.has(index) === true) {
        this.#rows += 1;
        this.#say('invalid-utf8', 'the bytes are not UTF-8', 'Write the file in UTF-8.');
      } else this.#checkText(hasCarriageReturn ? this.#withoutReturn(lines[index]!) : lines[index]!);
    }
  }

  #checkText(given: string): void {
    let text = given;
    if (this.#line === 1 && text.startsWith('\uFEFF')) {
      this.#tellMark();
      text = text.slice(1);
    }
    if (isBlank(text)) {
      const refusal = this.#refused?.get(this.#line);
      if (refusal !== undefined) {
        this.#refused?.delete(this.#line);
        this.#rows += 1;
        this.#say('not-a-row', refusal, 'Mend the row.');
        return;
      }
      this.#warn('blank-line', 'the line is blank', 'Leave it out.');
      return;
    }
    this.#rows += 1;
    let line: unknown;
    try {
      line = JSON.parse(text);
    } catch (error) {
      this.#say('bad-json', describeParseError(error, text), 'Write each line with JSON.stringify.');
      return;
    }
    if (isJsonObject(line)) {
      if (this.#columns === undefined) this.#table?.add(line, this.#report);
      this.#checkKey(this.#readKey(line, text));
    } else if (this.#route.family !== 'own-model') {
      this.#say('not-an-object', `is ${describe(line)}, where an object is expected`, 'Write one object a line.');
      return;
    }
    this.#rules.check(line, this.#report);
  }

  #checkKey(key: string | undefined): void {
    if (key === undefined || this.#keys.add(key)) return;
    const problem = `the key ${JSON.stringify(key.slice(0, 80))} was there before: the results of the two cannot be told apart`;
    const advice = 'Give each line a key of its own.';
    const consequence = 'cannot be matched';
    this.#report({ kind: 'duplicate-key', path: [], problem, advice, severity: 'error', consequence });
  }

  #withoutReturn(text: string): string {
    if (!text.endsWith('\r')) return text;
    this.#warn('carriage-return', 'the line ends with \\r\\n', 'End lines with \\n alone.');
    return text.slice(0, -1);
  }

  #tellMark(): void {
    const problem = 'the file begins with a byte order mark';
    const isLocal = this.#file !== undefined && storeKindOf(this.#file) === 'local';
    if (isLocal) {
      this.#warn('byte-order-mark', problem, 'batches.create takes it off; for other ways there, write plain UTF-8.');
    } else this.#say('byte-order-mark', problem, 'Write it without one: plain UTF-8.');
  }

  #sayTooLong(bytes: number): void {
    this.#rows += 1;
    const problem = `the line has ${bytes} bytes, and is read up to ${this.#limits.lineBytes}`;
    this.#say(
      'line-too-long',
      problem,
      'Refer to large media by their URI, and see that each object is on a line of its own.',
    );
  }

  #say(kind: LineProblem['kind'], problem: string, advice: string): void {
    const consequence = this.#route.backend === 'vertex' ? 'import fails' : 'refused at create';
    this.#report({ kind, path: [], problem, advice, severity: 'error', consequence });
  }

  #warn(kind: LineProblem['kind'], problem: string, advice: string): void {
    this.#report({ kind, path: [], problem, advice, severity: 'warning', consequence: 'ignored' });
  }
}

/** Most lines begin with a brace, and need not be looked through. */
function isBlank(text: string): boolean {
  return text === '' || (text.charCodeAt(0) <= 0x20 && text.trim() === '');
}

/** Bytes that are not the whole of what gzip wrote. https://nodejs.org/api/zlib.html#constants */
function isOfGzip(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
