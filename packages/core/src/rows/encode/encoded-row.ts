import type { JsonObject } from '../json-object.ts';
import type { RowRoute } from '../row-route.ts';

/** A row as a job takes it. */
export interface EncodedRow {
  /** By which its result is found again. */
  readonly key: string;
  /** The row as an object: for a request of the Gemini API, an item of `inputConfig.requests.requests`. */
  readonly value: JsonObject;
  /** The row as a line: compact JSON without a newline in it, or at its end. */
  readonly line: string;
}

/** Writes a row of one family. */
export type EncodeFamily = (row: JsonObject, route: RowRoute, position: number) => Pick<EncodedRow, 'key' | 'value'>;
