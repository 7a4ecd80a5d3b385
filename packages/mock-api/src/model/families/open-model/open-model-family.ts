import type { JsonObject } from '../../json.ts';
import { oneFile } from '../output-layout.ts';
import { chatTable } from '../table-layout.ts';
import type { JobRows, RowContext, RowFacts, RowFamily } from '../row-family.ts';
import type { RowFailure } from '../row-failure.ts';
import { chatCompletion } from './chat-completion.ts';
import { readChatRequest } from './chat-request.ts';
import { embeddingList } from './embedding-list.ts';

const ID_ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Answers a row's body, in the name of `publisher/model`. */
type Respond = (body: unknown, context: RowContext, name: string) => Promise<JsonObject>;

/** Llama, gpt-oss, Qwen, DeepSeek, and whatever else completes chats; also models that a job deploys for itself. */
export const chatModelFamily: RowFamily = openModelFamily(async (body, context, name) => {
  const request = readChatRequest(body);
  return chatCompletion(request, await context.ask.say({ ...request, style: 'chat' }), { ...context, model: name });
});

/** Models that embed texts in so many numbers. */
export function embeddingModelFamily(dimensions: number): RowFamily {
  return openModelFamily((body, { ask }, name) => embeddingList(body, { name, ask, dimensions }));
}

/**
 * Open models as a service: `{"custom_id":"…","body":{…}}` in, `custom_id`, `body`, `id`, `response` and `status` out.
 * `method`, `url` and the body's `model` may be there and say nothing; the first two do not come back.
 */
function openModelFamily(respond: Respond): RowFamily {
  return {
    payload: 'body',
    reservedNames: ['response', 'id'],
    instancesFormats: ['jsonl'],
    layout: oneFile,
    table: chatTable,
    openJob: ({ publisher }) => new OpenModelRows(respond, publisher),
  };
}

class OpenModelRows implements JobRows {
  readonly #respond: Respond;
  readonly #publisher: string | undefined;

  constructor(respond: Respond, publisher: string | undefined) {
    this.#respond = respond;
    this.#publisher = publisher;
  }

  check(): void {}

  async answer(row: JsonObject, context: RowContext): Promise<JsonObject> {
    const name = this.#publisher === undefined ? context.model : `${this.#publisher}/${context.model}`;
    return line(row, await this.#respond(row['body'], context, name), '', context);
  }

  failed(row: JsonObject, failure: RowFailure, facts: RowFacts): JsonObject {
    return line(row, {}, failure.statusText, facts);
  }
}

function line(row: JsonObject, response: JsonObject, status: string, { random }: RowFacts): JsonObject {
  const kept = Object.entries(row).filter(([name]) => name !== 'method' && name !== 'url' && name !== 'body');
  const id = `batch-${random.text(20, ID_ALPHABET)}`;
  return { ...Object.fromEntries(kept), body: row['body'], id, response, status };
}
