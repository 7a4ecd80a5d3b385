import { ConfigurationError } from '../errors/configuration-error.ts';
import { readClaude } from './families/claude/decode.ts';
import { readGeminiEmbedding } from './families/gemini-embedding/decode.ts';
import { readGemini } from './families/gemini/decode.ts';
import { readOpenModel } from './families/open-model/decode.ts';
import { readOwnModel } from './families/own-model/decode.ts';
import { readTextEmbedding } from './families/text-embedding/decode.ts';
import { fieldsOfRow } from './fields-of-row.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { familyOfModel, familyOfResponse, type ModelFamily } from './model-family.ts';
import { GIVE_KEYS, type KeyReader, keyReader } from './row-key.ts';
import type { RowOutcome, Unmatched } from './row-outcome.ts';
import { readRowStatus, readRpcError } from './row-status.ts';

/** Reads one line of an output; every line ends in exactly one outcome. */
export type OutputLineReader = (text: string, lineNumber: number) => RowOutcome | Unmatched;

/** Why a line that has none is `unmatched`. */
export const NO_KEY = 'no key';

/** The same, where no option could find one: nothing on the line tells which row it was. */
export const NOTHING_OF_ROW: string = `no key, and nothing else of its row. ${GIVE_KEYS}`;

/** How the reason begins where the caller's function could not tell a key: that is no reason to keep other rows back. */
export const KEY_FAILED = 'no key: the option `key` threw ';

/** How to read the lines of one job. */
export function outputLineReader(model: string | undefined, readKey: KeyReader = keyReader()): OutputLineReader {
  const family = familyOfModel(model);

  return (text, lineNumber) => {
    let line: unknown;
    try {
      line = JSON.parse(text);
    } catch (error) {
      return unmatched(text, lineNumber, `not JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (!isJsonObject(line)) return unmatched(text, lineNumber, 'not a JSON object');
    let rowKey: string | undefined;
    let failure: string | undefined;
    try {
      rowKey = readKey(line, text);
    } catch (error) {
      if (error instanceof ConfigurationError) throw error;
      failure = `${KEY_FAILED}${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`;
    }
    if (rowKey !== undefined) return readOutcome(rowKey, line, family);
    const { response } = line;
    const reason = failure ?? (fieldsOfRow(line).length === 0 ? NOTHING_OF_ROW : NO_KEY);
    return { ...unmatched(text, lineNumber, reason), ...(response !== undefined && { response }) };
  };
}

/** Takes the answer where there is one, else the failure: a row that was answered has been paid for. */
function readOutcome(key: string, line: JsonObject, family: ModelFamily | undefined): RowOutcome {
  // Vectors, and what own models answer, are no texts: who asks for such rows says so by the type of his results.
  const outcome = readAnswer(key, line, family) as RowOutcome;
  if (outcome.status !== 'invalid') return outcome;
  const error =
    readRowStatus(line['status']) ?? (isJsonObject(line['error']) ? readRpcError(line['error']) : undefined);
  return error ? { status: 'error', key, error } : outcome;
}

/** The models that Vertex AI serves as it serves a user's own answer with predictions, all others with a response. */
function readAnswer(key: string, line: JsonObject, family: ModelFamily | undefined): RowOutcome<unknown> {
  if (line['response'] === undefined) {
    if (Array.isArray(line['predictions'])) return readTextEmbedding(key, line['predictions']);
    if ((line['prediction'] ?? null) !== null) return readOwnModel(key, line['prediction']);
  }
  return readResponse(key, parsedIfText(line['response']), family);
}

function readResponse(key: string, response: unknown, family: ModelFamily | undefined): RowOutcome<unknown> {
  if (isJsonObject(response)) {
    const shape = familyOfResponse(response) ?? (Object.keys(response).length > 0 ? family : undefined);
    if (shape === 'claude') return readClaude(key, response);
    if (shape === 'gemini') return readGemini(key, response);
    if (shape === 'gemini-embedding') return readGeminiEmbedding(key, response);
    if (shape === 'open-model') return readOpenModel(key, response);
  }
  const text = typeof response === 'string' ? response : '';
  return { status: 'invalid', key, issues: [{ message: unreadable(response), path: ['response'] }], text, response };
}

/** BigQuery exports a JSON column as a string. */
function parsedIfText(response: unknown): unknown {
  if (typeof response !== 'string') return response;
  try {
    return JSON.parse(response);
  } catch {
    return response;
  }
}

function unreadable(response: unknown): string {
  if (typeof response === 'string') return 'the response is a text that is not JSON';
  if (isJsonObject(response) && Object.keys(response).length > 0) {
    return `this version does not know the shape of the response, which has ${Object.keys(response).join(', ')}`;
  }
  return 'the line has neither a response nor an error';
}

function unmatched(line: string, lineNumber: number, reason: string): Unmatched {
  return { status: 'unmatched', line, reason, lineNumber };
}
