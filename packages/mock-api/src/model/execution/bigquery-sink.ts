import type { SegmentWriter } from '../bigquery/rows/segment-writer.ts';
import type { TableReference } from '../bigquery/names.ts';
import type { TableSchema } from '../bigquery/schema/table-field.ts';
import type { Table } from '../bigquery/table.ts';
import { rowCells } from '../bigquery/values/cells.ts';
import { parseJson } from '../bigquery/values/json-text.ts';
import type { Warehouse } from '../bigquery/warehouse.ts';
import type { TableLayout } from '../families/table-layout.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { RowSink } from './row-sink.ts';

export interface OutputTable {
  readonly warehouse: Warehouse;
  readonly reference: TableReference;
  readonly schema: TableSchema;
  readonly layout: TableLayout;
  /** JSON columns of the input, which lines have as texts. */
  readonly jsonTexts: readonly string[];
  /** The payload, if its column is one of texts that hold JSON. */
  readonly textPayload: string | undefined;
  /** Makes what the table is to be in. */
  readonly prepare: () => void;
}

/** Output lines as a table, which is there when all of them are. */
export class BigQuerySink implements RowSink {
  readonly #output: OutputTable;
  readonly #table: Table;
  readonly #writer: SegmentWriter;

  constructor(output: OutputTable) {
    this.#output = output;
    this.#table = output.warehouse.newTable(output.reference, { schema: output.schema });
    this.#writer = this.#table.rows.openWriter(output.schema);
  }

  write(line: string): void | Promise<void> {
    const row = this.#columns(line);
    // A table has no half lines: a row that breaks off in the middle is missing.
    if (!row) return undefined;
    return this.#writer.write(rowCells(this.#output.schema, row, { ignoresUnknown: true, json: 'values' }));
  }

  async publish(): Promise<void> {
    await this.#table.rows.append([await this.#writer.finish()]);
    this.#output.prepare();
    this.#output.warehouse.addTable(this.#table);
  }

  discard(): Promise<void> {
    return this.#writer.abort();
  }

  #columns(line: string): JsonObject | undefined {
    const { layout, jsonTexts, textPayload } = this.#output;
    const read = parsedLine(line);
    if (!read) return undefined;
    const row: Record<string, unknown> = { ...(layout.columnsOf?.(read) ?? read) };
    for (const name of jsonTexts) {
      const text = row[name];
      if (typeof text === 'string') row[name] = parseJson(text);
    }
    const payload = textPayload === undefined ? undefined : row[textPayload];
    if (textPayload !== undefined && typeof payload === 'object' && payload !== null)
      row[textPayload] = JSON.stringify(payload);
    return row;
  }
}

function parsedLine(line: string): JsonObject | undefined {
  try {
    const read: unknown = JSON.parse(line);
    return isJsonObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
