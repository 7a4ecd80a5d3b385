import type { JsonObject } from '../../json.ts';
import { readEmbeddingOptions } from '../embedding-options.ts';
import { exportedFiles } from '../output-layout.ts';
import { instanceTable } from '../table-layout.ts';
import { badRow, type RowFailure } from '../row-failure.ts';
import type { JobRows, RowContext, RowFamily } from '../row-family.ts';
import { countTokens, withinTokens } from '../tokens.ts';

const MAX_DIMENSIONS = 768;
const MAX_TOKENS = 2048;

/**
 * text-embedding and text-multilingual-embedding: `{"content":"…"}` in, `{"instance":…,"predictions":[…],"status":""}`
 * out. The instance is the whole row, so what stands beside the content comes back in it.
 */
export const textEmbeddingFamily: RowFamily = {
  payload: 'content',
  reservedNames: ['predictions', 'status'],
  instancesFormats: ['jsonl'],
  layout: exportedFiles,
  table: instanceTable,
  openJob: () => textEmbeddingRows,
};

const textEmbeddingRows: JobRows = {
  check(): void {},

  async answer(instance: JsonObject, { ask }: RowContext): Promise<JsonObject> {
    const { content } = instance;
    if (typeof content !== 'string' || content === '') {
      throw badRow('The content is empty: each instance needs a text in the field "content".');
    }
    const options = readEmbeddingOptions(instance, MAX_DIMENSIONS);
    if (options.title !== undefined && options.taskType !== 'RETRIEVAL_DOCUMENT') {
      throw badRow('title: It is only valid with task_type=RETRIEVAL_DOCUMENT.');
    }
    const { text, isCut } = withinTokens(content, MAX_TOKENS);
    const { vectors, tokens } = await ask.embed({ ...options, texts: [text], request: instance });
    const [values] = vectors;
    const statistics = { token_count: tokens ?? countTokens(text), truncated: isCut };
    return { instance, predictions: [{ embeddings: { statistics, values } }], status: '' };
  },

  failed(instance: JsonObject, failure: RowFailure): JsonObject {
    return { instance, predictions: [], status: failure.statusText };
  },

  underIdOf: (line: JsonObject, other: JsonObject): JsonObject => ({ ...line, instance: other }),
};
