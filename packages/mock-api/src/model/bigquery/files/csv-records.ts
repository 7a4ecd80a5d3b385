/** One field of a CSV record. */
export interface CsvField {
  readonly text: string;
  readonly isQuoted: boolean;
}

export interface CsvOptions {
  readonly delimiter: string;
  /** Undefined for none. */
  readonly quote: string | undefined;
  readonly allowsQuotedNewlines: boolean;
}

export interface CsvRecord {
  readonly fields: readonly CsvField[];
  /** Offset in characters of where it begins. */
  readonly position: number;
  /** What is wrong with it; its fields then say nothing. */
  readonly problem?: string;
}

/**
 * The records of a CSV text that arrives in pieces. A quoted field may hold delimiters, doubled quotation marks and, if
 * that is allowed, line breaks.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc4180
 */
export async function* readCsv(text: AsyncIterable<string>, options: CsvOptions): AsyncGenerator<CsvRecord, void> {
  let held = '';
  let position = 0;
  for await (const piece of text) {
    held += piece;
    for (let end = recordEnd(held, options); end !== -1; end = recordEnd(held, options)) {
      const record = held.slice(0, end);
      if (record.trim() !== '') yield { ...parseRecord(record.replace(/\r$/, ''), options), position };
      position += end + 1;
      held = held.slice(end + 1);
    }
  }
  if (held.trim() !== '') yield { ...parseRecord(held.replace(/\r?\n?$/, ''), options), position };
}

/** Where the first record ends: its line break. */
function recordEnd(text: string, { quote, allowsQuotedNewlines }: CsvOptions): number {
  let end = text.indexOf('\n');
  if (quote === undefined || !allowsQuotedNewlines) return end;
  let quotes = 0;
  for (let from = 0; end !== -1; from = end, end = text.indexOf('\n', end + 1)) {
    for (let at = text.indexOf(quote, from); at !== -1 && at < end; at = text.indexOf(quote, at + 1)) quotes += 1;
    if (quotes % 2 === 0) return end;
  }
  return -1;
}

function parseRecord(record: string, { delimiter, quote }: CsvOptions): Pick<CsvRecord, 'fields' | 'problem'> {
  const fields: CsvField[] = [];
  for (let at = 0; at <= record.length;) {
    if (quote !== undefined && record.startsWith(quote, at)) {
      const close = closingQuote(record, quote, at + 1);
      if (close === -1) return { fields: [], problem: 'Missing close quote character (").' };
      const next = close + quote.length;
      if (next < record.length && !record.startsWith(delimiter, next)) {
        return { fields: [], problem: 'Data between close quote character (") and field separator.' };
      }
      fields.push({ text: record.slice(at + 1, close).replaceAll(quote + quote, quote), isQuoted: true });
      at = next + delimiter.length;
      if (next >= record.length) break;
    } else {
      const next = record.indexOf(delimiter, at);
      fields.push({ text: record.slice(at, next === -1 ? undefined : next), isQuoted: false });
      if (next === -1) break;
      at = next + delimiter.length;
    }
  }
  return { fields };
}

function closingQuote(record: string, quote: string, from: number): number {
  for (let at = record.indexOf(quote, from); at !== -1; at = record.indexOf(quote, at + 2)) {
    if (!record.startsWith(quote, at + 1)) return at;
  }
  return -1;
}

/** One line of CSV. */
export function csvLine(fields: readonly string[], delimiter: string): string {
  return fields
    .map((field) => (/["\r\n]/.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(delimiter);
}
