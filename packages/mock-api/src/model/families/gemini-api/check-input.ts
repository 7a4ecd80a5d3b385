import { isJsonObject, type JsonObject } from '../../json.ts';
import { ServiceError } from '../../service-error.ts';
import type { TextLine } from '../../json-lines.ts';
import { countTokens } from '../tokens.ts';
import { readBatchLine, requestProblem, requestTypes } from './batch-row.ts';
import type { GeminiBatchKind } from './gemini-models.ts';
import { findProblems } from './messages/find-problems.ts';
import { invalidJson, lineProblem } from './messages/line-problem.ts';
import { message, type MessageType } from './messages/message-type.ts';
import { normalized } from './messages/normalized.ts';
import { contentText } from './read-prompt.ts';

/** The service tells of so many bad lines, and reads no further. */
const MAX_TOLD_LINES = 10;

export interface CheckedInput {
  readonly requestCount: number;
  readonly tokens: number;
}

/**
 * Reads every line of an input file, as a create call does before it accepts the batch.
 *
 * @throws ServiceError `INVALID_ARGUMENT` with a text for each bad line: `Error on line 3: invalid JSON, near column 12: …`
 */
export async function checkInputFile(
  lines: AsyncIterable<TextLine>,
  kind: GeminiBatchKind,
  bareLines: 'accept' | 'refuse',
): Promise<CheckedInput> {
  const problems: string[] = [];
  const count = { requestCount: 0, tokens: 0 };
  for await (const { text, number } of lines) {
    const read = readLine(text, kind, bareLines);
    if (typeof read === 'string') problems.push(`Error on line ${number}: ${read}`);
    else {
      count.requestCount += 1;
      count.tokens += requestTokens(read['request'], kind);
    }
    if (problems.length === MAX_TOLD_LINES) break;
  }
  if (problems.length > 0) throw new ServiceError('INVALID_ARGUMENT', problems.join('\n'));
  if (count.requestCount === 0) throw new ServiceError('INVALID_ARGUMENT', 'The input file has no requests.');
  return count;
}

/** Tokens of a request, by the mock's rule of thumb. */
export function requestTokens(raw: unknown, kind: GeminiBatchKind): number {
  const request = normalized(raw, requestTypes[kind]);
  if (!isJsonObject(request)) return 0;
  const { contents = [], content, systemInstruction } = request;
  const all = [systemInstruction, content, ...(Array.isArray(contents) ? contents : [])];
  return all.reduce<number>((sum, one) => sum + (one === undefined ? 0 : countTokens(contentText(one))), 0);
}

const lineTypes: Readonly<Record<GeminiBatchKind, MessageType>> = {
  generate: message('BatchLine', { key: 'string', request: requestTypes.generate }),
  embed: message('BatchLine', { key: 'string', request: requestTypes.embed }),
};

/** @returns The row, or what is wrong with its line */
function readLine(text: string, kind: GeminiBatchKind, bareLines: 'accept' | 'refuse'): JsonObject | string {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch (error) {
    return syntaxProblem(text, error);
  }
  if (!isJsonObject(line)) {
    const start = text.search(/\S/);
    return invalidJson(text, start, `unexpected character: '${text.charAt(start)}'; expected '{'`);
  }
  const { row, isBare } = readBatchLine(line, kind);
  if (isBare && bareLines === 'refuse') {
    const [name = ''] = Object.keys(line);
    return invalidJson(text, text.indexOf(':') + 1, `no such field: '${name}'`);
  }
  const [problem] = isBare ? findProblems(line, requestTypes[kind]) : findProblems(row, lineTypes[kind]);
  if (problem) return lineProblem(text, problem);
  if (!isJsonObject(row['request'])) return invalidJson(text, text.length, "missing required field: 'request'");
  return requestProblem(row['request'], kind)?.trimEnd() ?? row;
}

function syntaxProblem(text: string, error: unknown): string {
  const told = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const position = told === undefined ? text.length : Number(told);
  const character = text.charAt(position);
  return invalidJson(text, position, character === '' ? 'unexpected EOF' : `unexpected character: '${character}'`);
}
