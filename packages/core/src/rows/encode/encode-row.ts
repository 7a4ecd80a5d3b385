import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { ImportedTable } from '../check/imported-table.ts';
import { encodeClaude } from '../families/claude/encode.ts';
import { encodeGeminiEmbedding } from '../families/gemini-embedding/encode.ts';
import { encodeGemini } from '../families/gemini/encode.ts';
import { encodeOpenModel } from '../families/open-model/encode.ts';
import { encodeOwnModel } from '../families/own-model/encode.ts';
import { encodeTextEmbedding } from '../families/text-embedding/encode.ts';
import { isJsonObject, type JsonObject } from '../json-object.ts';
import { formatPath } from '../json-path.ts';
import { toJsonValue } from '../json-value.ts';
import type { LineProblem } from '../line-problem.ts';
import { rulesFor } from '../line-rules-for.ts';
import { describe } from '../messages/check-message.ts';
import type { ModelFamily } from '../model-family.ts';
import type { RowRoute } from '../row-route.ts';
import type { EncodedRow, EncodeFamily } from './encoded-row.ts';

const ENCODERS: Readonly<Record<ModelFamily, EncodeFamily>> = {
  gemini: encodeGemini,
  claude: encodeClaude,
  'open-model': encodeOpenModel,
  'own-model': encodeOwnModel,
  'text-embedding': encodeTextEmbedding,
  'gemini-embedding': encodeGeminiEmbedding,
};

/**
 * Writes a row in the form that a job takes. Nothing is lost on the way: what has no place in that form is an error.
 *
 * A row is given as for the official SDK (`contents`, and a flat `config`), or as it stands in a file (`request`, `body`,
 * the bare request …), its fields in camelCase or in snake_case. For models that are not Gemini, `contents` of texts and
 * the settings that mean the same there are translated.
 *
 * Its key is `genai_batch_key`, `custom_id`, `key` or `metadata.key`; a row without one is named by its place in its
 * source: `row-000001`, `row-000002` …, the same whenever the same source is read. On the line the key stands where the
 * service gives it back: `custom_id` (Claude, open models), `key` (files of the Gemini API, Gemini embeddings),
 * `metadata.key` (inline), else `genai_batch_key`. Of lines for Gemini on Vertex AI, other scalar fields are kept.
 *
 * @param route From `rowRoute`.
 * @param position Place of the row in its source, from 0.
 * @throws InvalidArgumentError which names the field, as a JSON path, the form, and what to do.
 */
export function encodeRow(row: unknown, route: RowRoute, position = 0): EncodedRow {
  try {
    return encode(row, route, position);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new InvalidArgumentError(`Row ${position + 1} cannot be written as ${route.title}: ${error.message}`);
  }
}

function encode(row: unknown, route: RowRoute, position: number): EncodedRow {
  const given = toJsonValue(row);
  if (!isJsonObject(given)) {
    throw new InvalidArgumentError(`a row is an object, and this is ${describe(given)}.`);
  }
  const { key, value } = ENCODERS[route.family](given, route, position);
  refuseProblems(value, route);
  return { key, value, line: JSON.stringify(value) };
}

/** Holds what was written to the rules that lines from elsewhere are checked by. */
function refuseProblems(value: JsonObject, route: RowRoute): void {
  const refuse = ({ path, problem, advice, severity }: LineProblem): void => {
    if (severity === 'error') throw new InvalidArgumentError(`${formatPath(path)}: ${problem}. ${advice}`);
  };
  rulesFor(route).check(value, refuse);
  if (route.backend === 'vertex' && route.family === 'gemini') new ImportedTable('error').add(value, refuse);
}
