import { includesThoughts } from '../../../predictors/asked-thoughts.ts';
import { isJsonObject, type JsonObject } from '../../json.ts';
import { badRow } from '../row-failure.ts';
import type { RowRequest } from '../row-family.ts';
import { generationConfigFields, hasField, requestFields } from './known-fields.ts';

/**
 * Reads a row's `request`, a `GenerateContentRequest` in either spelling of its keys.
 *
 * @throws RowFailure with the texts of the online service
 */
export function readGenerateContentRequest(request: unknown): RowRequest & { request: JsonObject } {
  if (!isJsonObject(request)) throw badRow('Invalid JSON payload received. The request is not an object.');
  checkNames(request, requestFields, '');
  const { contents } = request;
  if (!Array.isArray(contents) || contents.length === 0) {
    throw badRow('Unable to submit request because at least one contents field is required.');
  }
  const turns = contents.map(readContent);
  const system = request['systemInstruction'] ?? request['system_instruction'];
  const systemText = isJsonObject(system) ? partsText(system['parts']) : '';
  const config = readConfig(request);
  return {
    request,
    text: turns.findLast(({ role }) => role === 'user')?.text ?? '',
    prompt: [systemText, ...turns.map(({ text }) => text)].join(' ').trim(),
    maxOutputTokens: readMaxOutputTokens(config),
    stopSequences: readStopSequences(config),
    candidateCount: readCandidateCount(config),
    includesThoughts: includesThoughts(request),
  };
}

function readContent(content: unknown): { role: string; text: string } {
  const { role, parts }: JsonObject = isJsonObject(content) ? content : {};
  if (role !== 'user' && role !== 'model') throw badRow('Please use a valid role: user, model.');
  if (!isJsonObject(parts) && !(Array.isArray(parts) && parts.length > 0)) {
    throw badRow('Unable to submit request because it must include at least one parts field.');
  }
  return { role, text: partsText(parts) };
}

/** Google's own samples also give one part without the array. */
function partsText(parts: unknown): string {
  const list: unknown[] = Array.isArray(parts) ? parts : [parts];
  return list.map(partText).join(' ');
}

function partText(part: unknown): string {
  if (!isJsonObject(part)) return '';
  if (typeof part['text'] === 'string') return part['text'];
  for (const [name, value] of Object.entries(part)) {
    if (!isJsonObject(value)) continue;
    const mimeType = value['mimeType'] ?? value['mime_type'];
    const uri = value['fileUri'] ?? value['file_uri'];
    const kind = typeof mimeType === 'string' ? mimeType : name;
    return typeof uri === 'string' ? `[${kind} ${uri}]` : `[${kind}]`;
  }
  return '';
}

function readConfig(request: JsonObject): JsonObject {
  const config = request['generationConfig'] ?? request['generation_config'];
  if (!isJsonObject(config)) return {};
  checkNames(config, generationConfigFields, " at 'generation_config'");
  return config;
}

function readStopSequences(config: JsonObject): string[] {
  const sequences = config['stopSequences'] ?? config['stop_sequences'];
  return Array.isArray(sequences) ? sequences.filter((sequence) => typeof sequence === 'string') : [];
}

const MOST_CANDIDATES = 8;

function readCandidateCount(config: JsonObject): number {
  const count = config['candidateCount'] ?? config['candidate_count'] ?? 1;
  if (typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= MOST_CANDIDATES) return count;
  throw badRow(
    `Unable to submit request because it has a candidateCount value of ${JSON.stringify(count)} but it must be from 1 to ${MOST_CANDIDATES}.`,
  );
}

function readMaxOutputTokens(config: JsonObject): number | undefined {
  const limit = config['maxOutputTokens'] ?? config['max_output_tokens'];
  if (limit === undefined || limit === null) return undefined;
  if (typeof limit === 'number' && Number.isInteger(limit) && limit > 0) return limit;
  throw badRow(
    `Unable to submit request because it has a maxOutputTokens value of ${JSON.stringify(limit)} but a positive whole number is needed.`,
  );
}

function checkNames(value: JsonObject, known: ReadonlySet<string>, where: string): void {
  const unknown = Object.keys(value).find((name) => !hasField(known, name));
  if (unknown !== undefined)
    throw badRow(`Invalid JSON payload received. Unknown name "${unknown}"${where}: Cannot find field.`);
}
