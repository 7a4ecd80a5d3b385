import { randomUUID } from 'node:crypto';
import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import type { ApiRequest } from '../http/api-request.ts';
import { NOTES_ARE_LOST } from '../rows/encode/notes.ts';
import type { JsonObject } from '../rows/json-object.ts';
import { formatPath } from '../rows/json-path.ts';
import type { RowRoute } from '../rows/row-route.ts';
import { fileWriter } from '../stores/files/file-writer.ts';
import type { CreateFromRows, Stage, StagingContext } from './stage.ts';
import type { NotedRow } from './noted-row.ts';
import type { PreparedRows } from './prepare-rows.ts';

/** A request may have 20 MB; this leaves room for what is around the rows. https://ai.google.dev/gemini-api/docs/batch-api */
const INLINE_MAX_BYTES = 18_000_000;
/** With more of them, answers have come back without their keys. https://github.com/googleapis/python-genai/issues/1909 */
const INLINE_MAX_ROWS = 500;

/** The Gemini API takes few rows in the request, and else from a file that was uploaded. */
export function stageForGemini(
  { model, config }: CreateFromRows,
  context: StagingContext,
  { family }: RowRoute,
): Stage {
  const { transport, backend } = context;
  const embeds = family === 'gemini-embedding';
  const requestFor = async (fileName: string): Promise<ApiRequest> =>
    embeds
      ? backend.createEmbeddingsRequest({ model, src: { fileName }, config })
      : backend.createRequest({ model, src: { fileName }, config });
  return {
    async check() {
      if (config?.stage !== undefined) {
        throw new InvalidArgumentError(
          'config.stage is for Vertex AI: the Gemini API takes rows itself. Leave it out.',
        );
      }
      if (embeds && config?.webhookConfig) {
        throw new InvalidArgumentError('config.webhookConfig is not for jobs that embed contents. Leave it out.');
      }
      transport.connect(config);
      await requestFor('files/rows');
    },
    async create(rows) {
      const isSmall = rows.rows <= INLINE_MAX_ROWS && rows.sizeBytes <= INLINE_MAX_BYTES;
      if (isSmall && !embeds && config?.check !== false) {
        const request = inlined(await requestFor('files/rows'), await inlineItems(rows));
        return { send: () => context.sendForJob(request, config), remove: async () => {} };
      }
      if (rows.noted !== undefined) refuseNotedRow(rows.noted, isSmall);
      const { onProgress, abortSignal, httpOptions } = config ?? {};
      const displayName = `genai-batch-staged-${randomUUID()}`;
      const { uri } = await fileWriter(transport, { displayName, httpOptions }).write(rows.read(), {
        totalBytes: rows.sizeBytes,
        onProgress,
        abortSignal,
      });
      return {
        uri,
        send: async () => context.sendForJob(await requestFor(uri), config),
        remove: async () =>
          void (await transport.send({ method: 'DELETE', path: uri, answer: 'ignored' }, { httpOptions })),
      };
    },
  };
}

/** The same request, with rows in place of the file. */
function inlined(request: ApiRequest, requests: readonly object[]): ApiRequest {
  const { batch } = request.body as { batch: JsonObject };
  return { ...request, body: { batch: { ...batch, inputConfig: { requests: { requests } } } } };
}

/** @throws InvalidArgumentError that says why the row goes as a file, where its notes would be lost, and what to do. */
function refuseNotedRow({ row, note }: NotedRow, isSmall: boolean): never {
  const why = isSmall
    ? 'since config.check is false: leave that out, or the notes.'
    : `since a request takes at most ${INLINE_MAX_ROWS} of them, and ${INLINE_MAX_BYTES / 1e6} MB: make several jobs, or leave the notes out.`;
  throw new InvalidArgumentError(
    `Row ${row}, ${formatPath(['metadata', note])}: ${NOTES_ARE_LOST} Here rows go as a file, ${why} Nothing was sent.`,
  );
}

/** Lines of a file, `{ key, request }`, as items of a request. */
async function inlineItems(rows: PreparedRows): Promise<object[]> {
  const text = Buffer.concat(await Array.fromAsync(rows.read())).toString();
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { key, ...item } = JSON.parse(line) as JsonObject;
      // Rows with notes have their metadata already.
      return { ...item, metadata: item['metadata'] ?? { key } };
    });
}
