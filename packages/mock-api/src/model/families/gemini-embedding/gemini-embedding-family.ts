import { isJsonObject, type JsonObject } from '../../json.ts';
import { readEmbeddingOptions } from '../embedding-options.ts';
import { oneFile } from '../output-layout.ts';
import { badRow, type RowFailure } from '../row-failure.ts';
import type { JobRows, RowContext, RowFamily } from '../row-family.ts';
import { countTokens, withinTokens } from '../tokens.ts';
import { readContentText } from './content-text.ts';

const MAX_DIMENSIONS = 3072;

interface GeminiEmbeddingModel {
  readonly maxTokens: number;
  /** Whether it embeds files as well as text, and takes no notice of `task_type` and `title`. */
  readonly isMultimodal: boolean;
}

export const geminiEmbedding1Family: RowFamily = geminiEmbeddingFamily({ maxTokens: 2048, isMultimodal: false });
export const geminiEmbedding2Family: RowFamily = geminiEmbeddingFamily({ maxTokens: 8192, isMultimodal: true });

/**
 * Gemini embeddings on Vertex: `{"key":"…","request":{"content":{…},"embed_content_config":{…}}}` in, the same with
 * `response` out: `{"tokenCount":"2","embedding":{"values":[…]}}`.
 */
function geminiEmbeddingFamily(model: GeminiEmbeddingModel): RowFamily {
  return {
    payload: 'request',
    reservedNames: ['response', 'status'],
    instancesFormats: ['jsonl'],
    layout: oneFile,
    openJob: () => new GeminiEmbeddingRows(model),
  };
}

class GeminiEmbeddingRows implements JobRows {
  readonly #model: GeminiEmbeddingModel;

  constructor(model: GeminiEmbeddingModel) {
    this.#model = model;
  }

  check(): void {}

  async answer(row: JsonObject, { ask }: RowContext): Promise<JsonObject> {
    const { request, ...beside } = row;
    const { maxTokens, isMultimodal } = this.#model;
    if (!isJsonObject(request)) throw badRow('Invalid JSON payload received. The request is not an object.');
    const whole = readContentText(request['content'], isMultimodal);
    const { text, isCut } = withinTokens(whole, maxTokens);
    const config = request['embedContentConfig'] ?? request['embed_content_config'];
    const options = readEmbeddingOptions(isJsonObject(config) ? config : {}, MAX_DIMENSIONS);
    const passedOver = isMultimodal && { taskType: undefined, title: undefined };
    const { vectors, tokens } = await ask.embed({ ...options, ...passedOver, texts: [text], request });
    const [values] = vectors;
    const response = {
      tokenCount: String(tokens ?? countTokens(text)),
      ...(isCut && { truncated: true }),
      embedding: { values },
    };
    return { ...beside, request, response };
  }

  failed({ request, ...beside }: JsonObject, failure: RowFailure): JsonObject {
    return { ...beside, request, response: {}, status: failure.statusText };
  }
}
