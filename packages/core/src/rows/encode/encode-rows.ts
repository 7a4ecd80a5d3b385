import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { rowRoute, type RowRouteOptions } from '../row-route.ts';
import type { EncodedRow } from './encoded-row.ts';

/**
 * Writes rows in the form that a job takes, one at a time, in their order. Nothing is lost on the way: what has no place
 * in that form is an error, and so is a key that was there before.
 *
 * A row is given as for the official SDK (`contents`, and a flat `config`), or as it stands in a file, its fields in
 * camelCase or in snake_case; its key is `genai_batch_key`, `custom_id`, `key` or `metadata.key`, and a row without one is
 * named by its place: `row-000001`, `row-000002` …, the same whenever the same rows are given.
 *
 * @example
 * for await (const { line } of encodeRows(rows, { model: 'gemini-2.5-flash' })) file.write(`${line}\n`);
 * @throws InvalidArgumentError which names the row, the field, as a JSON path, and what to do.
 * @throws ConfigurationError when the model's name does not tell the form of its rows; pass `family`.
 */
export async function* encodeRows(
  rows: Iterable<unknown> | AsyncIterable<unknown>,
  options: RowRouteOptions,
): AsyncGenerator<EncodedRow, void> {
  const route = rowRoute(options);
  const [{ encodeRow }, { KeySet }] = await Promise.all([import('./encode-row.ts'), import('../check/key-set.ts')]);
  const keys = new KeySet();
  let position = 0;
  for await (const row of rows) {
    const encoded = encodeRow(row, route, position);
    position += 1;
    if (!keys.add(encoded.key)) {
      throw new InvalidArgumentError(
        `Row ${position} has the key ${JSON.stringify(encoded.key)}, which was there before: the results of the two could not be told apart.`,
      );
    }
    yield encoded;
  }
}
