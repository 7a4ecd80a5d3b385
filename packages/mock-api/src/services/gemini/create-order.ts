import { requestProblem } from '../../model/families/gemini-api/batch-row.ts';
import { checkInputFile, requestTokens } from '../../model/families/gemini-api/check-input.ts';
import type { GeminiBatchKind } from '../../model/families/gemini-api/gemini-models.ts';
import { fileName } from '../../model/files/file-name.ts';
import type { GeminiFiles } from '../../model/files/gemini-files.ts';
import type { BatchInput } from '../../model/jobs/batch-input.ts';
import type { GeminiBatchOrder, WebhookConfig } from '../../model/jobs/gemini-batch.ts';
import { readLines } from '../../model/json-lines.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { ServiceError } from '../../model/service-error.ts';
import { callMessageName } from './batch-message.ts';

interface CreateUse {
  readonly kind: GeminiBatchKind;
  readonly model: string;
  readonly files: GeminiFiles;
  readonly bareLines: 'accept' | 'refuse';
}

/**
 * What a create asks for, and its rows.
 *
 * @param batch A `GenerateContentBatch` or `EmbedContentBatch`, its keys in camelCase.
 * @throws ServiceError `INVALID_ARGUMENT` for rows that are not as they should be, `PERMISSION_DENIED` for a file that is not there
 */
export async function readCreateOrder(
  batch: JsonObject,
  use: CreateUse,
): Promise<{ order: GeminiBatchOrder; input: BatchInput }> {
  const { displayName, priority, webhookConfig } = batch;
  const { fileName: file, requests } = isJsonObject(batch['inputConfig']) ? batch['inputConfig'] : {};
  const order: GeminiBatchOrder = {
    kind: use.kind,
    model: use.model,
    ...(typeof displayName === 'string' && { displayName }),
    ...((typeof priority === 'string' || typeof priority === 'number') && { priority: String(priority) }),
    ...(isJsonObject(webhookConfig) && { webhookConfig: readWebhookConfig(webhookConfig) }),
  };
  if (typeof file === 'string' && file !== '') {
    const name = fileName(file, `${callMessageName(use.kind)}.batch.input_config.file_name`);
    const { content } = use.files.require(name);
    const input = await checkInputFile(readLines(content.stream()), use.kind, use.bareLines);
    return { order: { ...order, inputFile: name }, input };
  }
  return { order, input: readInlined(isJsonObject(requests) ? requests['requests'] : undefined, use.kind) };
}

function readInlined(requests: unknown, kind: GeminiBatchKind): BatchInput {
  const rows = Array.isArray(requests) ? requests.filter(isJsonObject) : [];
  const place = `${callMessageName(kind)}.batch.input_config.requests.requests`;
  if (rows.length === 0) throw invalid(`* ${place}: at least one request is required, or a file_name.\n`);
  let tokens = 0;
  for (const [index, { request }] of rows.entries()) {
    const problem = request === undefined ? 'request is not specified' : requestProblem(request, kind);
    if (problem !== undefined) throw invalid(problem.startsWith('* ') ? problem : `* ${place}[${index}]: ${problem}\n`);
    tokens += requestTokens(request, kind);
  }
  return { inlined: rows.map((row) => JSON.stringify(row)), requestCount: rows.length, tokens };
}

function readWebhookConfig({ uris, userMetadata }: JsonObject): WebhookConfig {
  return {
    uris: Array.isArray(uris) ? uris.filter((uri) => typeof uri === 'string') : [],
    ...(isJsonObject(userMetadata) && { userMetadata }),
  };
}

function invalid(message: string): ServiceError {
  return new ServiceError('INVALID_ARGUMENT', message);
}
