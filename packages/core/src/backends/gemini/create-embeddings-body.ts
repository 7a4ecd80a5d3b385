import type { CreateEmbeddingsBatchJobParameters } from '../../batches/create-embeddings-parameters.ts';
import type { EmbedContentConfig } from '../../content/embed-content.ts';
import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { toContent } from './messages/contents.ts';
import { asIs, GEMINI, type Message, notSent, requireObject, vertexOnly, writeMessage } from './messages/message.ts';

const EMBED_CONTENT_CONFIG: Message<EmbedContentConfig> = {
  httpOptions: notSent,
  abortSignal: notSent,
  taskType: asIs,
  title: asIs,
  outputDimensionality: asIs,
  mimeType: vertexOnly,
  autoTruncate: vertexOnly,
  documentOcr: vertexOnly,
  audioTrackExtraction: vertexOnly,
};

/** The body of a create for embeddings. The caller's objects are only read. */
export function toCreateEmbeddingsBody({ src, config }: CreateEmbeddingsBatchJobParameters): Record<string, unknown> {
  const displayName = config?.displayName;
  return {
    batch: {
      inputConfig: toInputConfig(src),
      ...(displayName !== undefined && displayName !== null && { displayName }),
    },
  };
}

function toInputConfig(src: unknown): Record<string, unknown> {
  const { fileName, inlinedRequests } = requireObject(src, 'src');
  if (Boolean(fileName) === Boolean(inlinedRequests)) {
    throw new InvalidArgumentError('Exactly one of `inlinedRequests`, `fileName`, must be set for Gemini API.');
  }
  // In snake case, as the official SDK sends it.
  return fileName ? { file_name: fileName } : { requests: { requests: toRequests(inlinedRequests) } };
}

function toRequests(batch: unknown): { request: Record<string, unknown> }[] {
  const place = 'src.inlinedRequests';
  const { contents, config } = requireObject(batch, place);
  if (contents === undefined || contents === null) {
    throw new InvalidArgumentError(`contents are required (${place})`);
  }
  const each = Array.isArray(contents)
    ? contents.map((one, index) => toContent(one, `${place}.contents[${index}]`))
    : [toContent(contents, `${place}.contents`)];
  const settings =
    config === undefined || config === null
      ? {}
      : writeMessage(EMBED_CONTENT_CONFIG, config, `${place}.config`, GEMINI);
  return each.map((content) => ({ request: { content, ...settings } }));
}
