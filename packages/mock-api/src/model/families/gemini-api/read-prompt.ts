import { includesThoughts } from '../../../predictors/asked-thoughts.ts';
import { isJsonObject, type JsonObject } from '../../json.ts';
import { badRow, RowFailure } from '../row-failure.ts';
import type { RowRequest } from '../row-family.ts';
import { generateContentRequest } from './messages/generate-content-request.ts';
import { normalized } from './messages/normalized.ts';

/** Whether a file that a row names is there: `files/abc`. */
export type HasFile = (name: string) => boolean;

const FILE_URI = /^https:\/\/generativelanguage\.googleapis\.com\/v\w+\/(files\/[a-z0-9-]+)$/;

/**
 * Reads a row's request, which has passed the check at the job's creation.
 *
 * @throws RowFailure for what the service finds only when it comes to the row
 */
export function readPrompt(raw: unknown, hasFile: HasFile): RowRequest & { request: JsonObject } {
  const value = normalized(raw, generateContentRequest);
  const request = isJsonObject(value) ? value : {};
  const turns = objects(request['contents']).map((content, index) => readTurn(content, index, hasFile));
  if (turns.length === 0) throw badRow('* GenerateContentRequest.contents: contents is not specified\n');
  const system = request['systemInstruction'];
  const systemText = isJsonObject(system) ? objects(system['parts']).map(words).join(' ') : '';
  const config = isJsonObject(request['generationConfig']) ? request['generationConfig'] : {};
  const stops = config['stopSequences'];
  return {
    request,
    text: turns.findLast(({ role }) => role !== 'model')?.text ?? '',
    prompt: [systemText, ...turns.map(({ text }) => text)].join(' ').trim(),
    maxOutputTokens: readLimit(config['maxOutputTokens']),
    stopSequences: Array.isArray(stops) ? stops.filter((stop) => typeof stop === 'string') : [],
    candidateCount: readCandidateCount(config['candidateCount']),
    includesThoughts: includesThoughts(request),
  };
}

/** Everything in a row that a model reads, in words. */
export function contentText(content: unknown): string {
  return isJsonObject(content) ? objects(content['parts']).map(words).join(' ') : '';
}

function readTurn(content: JsonObject, index: number, hasFile: HasFile): { role: string; text: string } {
  const { role = 'user' } = content;
  const place = `* GenerateContentRequest.contents[${index}].parts`;
  if (role !== 'user' && role !== 'model') throw badRow('Please use a valid role: user, model.');
  const parts = objects(content['parts']);
  if (parts.length === 0) throw badRow(`${place}: contents.parts must not be empty.\n`);
  for (const [at, part] of parts.entries()) {
    if (words(part) === '' && part['text'] !== '') {
      throw badRow(`${place}[${at}].data: required oneof field 'data' must have one initialized field\n`);
    }
    checkFile(part, hasFile);
  }
  return { role, text: parts.map(words).join(' ') };
}

function checkFile({ fileData }: JsonObject, hasFile: HasFile): void {
  const uri = isJsonObject(fileData) ? fileData['fileUri'] : undefined;
  const name = typeof uri === 'string' ? FILE_URI.exec(uri)?.[1] : undefined;
  if (name !== undefined && !hasFile(name)) throw new RowFailure('PERMISSION_DENIED', noSuchFile(name));
}

/** What the service says of a file that is gone, of somebody else's, and of one that never was. */
export function noSuchFile(name: string): string {
  return `You do not have permission to access the File ${name.replace(/^files\//, '')} or it may not exist.`;
}

function words(part: JsonObject): string {
  if (typeof part['text'] === 'string') return part['text'];
  for (const [name, value] of Object.entries(part)) {
    if (isJsonObject(value) && !beside.has(name)) {
      const kind = typeof value['mimeType'] === 'string' ? value['mimeType'] : name;
      return typeof value['fileUri'] === 'string' ? `[${kind} ${value['fileUri']}]` : `[${kind}]`;
    }
  }
  return '';
}

/** Of a part, what is not its data. */
const beside: ReadonlySet<string> = new Set([
  'videoMetadata',
  'mediaResolution',
  'partMetadata',
  'mediaProcessing',
  'speechMetadata',
]);

function readLimit(limit: unknown): number | undefined {
  if (limit === undefined) return undefined;
  const count = Number(limit);
  if (count > 0) return count;
  throw badRow(`* GenerateContentRequest.generation_config.max_output_tokens: max_output_tokens must be positive.\n`);
}

const MOST_CANDIDATES = 8;

function readCandidateCount(given: unknown): number {
  const count = Number(given ?? 1);
  if (count >= 1 && count <= MOST_CANDIDATES) return count;
  throw badRow(
    `* GenerateContentRequest.generation_config.candidate_count: candidate_count must be from 1 to ${MOST_CANDIDATES}.\n`,
  );
}

function objects(list: unknown): JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}
