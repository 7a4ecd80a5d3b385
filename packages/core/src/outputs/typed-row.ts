import { isJsonObject } from '../rows/json-object.ts';
import type { Issue, RowOutcome } from '../rows/row-outcome.ts';
import { parseOutput } from './parse-output.ts';
import type { SchemaIssue, SchemaResult, StandardSchema } from './standard-schema.ts';

type OkRow<Output> = Extract<RowOutcome<Output>, { status: 'ok' }>;
type NotOk = Exclude<RowOutcome<never>, { status: 'ok' }>;

/**
 * A row whose answer has been read as JSON and checked by a schema: `ok` with the value that the schema makes of it, or
 * `invalid` with the schema's issues. Rows that are not `ok` stay as they are.
 *
 * @returns A promise only where the schema gives one: most do not, and a tick a row adds up.
 */
export function typedRow<Output>(
  row: RowOutcome<unknown>,
  schema: StandardSchema<Output>,
): RowOutcome<Output> | Promise<RowOutcome<Output>> {
  if (row.status !== 'ok') return row;
  const answer = answerOf(row);
  if ('problem' in answer) return invalid(row, [{ message: answer.problem, path: [] }]);
  let result: SchemaResult<Output> | Promise<SchemaResult<Output>>;
  try {
    result = schema['~standard'].validate(answer.value);
  } catch (error) {
    return threw(row, error);
  }
  if (!(result instanceof Promise)) return settled(row, result);
  return result.then(
    (value) => settled(row, value),
    (error: unknown) => threw(row, error),
  );
}

function answerOf(row: OkRow<unknown>): { readonly value: unknown } | { readonly problem: string } {
  const called = toolInput(row.response);
  if (called !== undefined) return { value: called };
  // Vectors of embeddings are values already.
  if (typeof row.output !== 'string') return { value: row.output };
  try {
    return { value: parseOutput(row.output) };
  } catch (error) {
    return { problem: `the answer is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** What Claude called its tool with, where that is the answer: it called one, once. */
function toolInput(response: unknown): unknown {
  if (!isJsonObject(response) || !Array.isArray(response['content'])) return undefined;
  const calls = response['content'].filter((block) => isJsonObject(block) && block['type'] === 'tool_use');
  return calls.length === 1 ? (calls[0] as { readonly input?: unknown }).input : undefined;
}

function settled<Output>(row: OkRow<unknown>, result: SchemaResult<Output>): RowOutcome<Output> {
  return result.issues === undefined ? { ...row, output: result.value } : invalid(row, result.issues.map(issueOf));
}

/** One answer that a schema cannot bear must not end the reading of all the others. */
function threw(row: OkRow<unknown>, error: unknown): NotOk {
  return invalid(row, [{ message: `the schema threw ${String(error)}`, path: [] }]);
}

function invalid({ key, output, response, usage }: OkRow<unknown>, issues: readonly Issue[]): NotOk {
  const text = typeof output === 'string' ? output : JSON.stringify(output);
  return { status: 'invalid', key, issues, text, response, ...(usage && { usage }) };
}

function issueOf({ message, path = [] }: SchemaIssue): Issue {
  return { message, path: path.map((step) => stepOf(typeof step === 'object' ? step.key : step)) };
}

function stepOf(step: PropertyKey): string | number {
  return typeof step === 'symbol' ? String(step) : step;
}
