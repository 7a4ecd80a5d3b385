import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { chatCompletion } from '../model/families/open-model/chat-completion.ts';
import { readChatRequest } from '../model/families/open-model/chat-request.ts';
import { embeddingList } from '../model/families/open-model/embedding-list.ts';
import type { TextsToEmbed } from '../model/families/row-model.ts';
import { countTokens } from '../model/families/tokens.ts';
import { isJsonObject, type JsonObject } from '../model/json.ts';
import { SeededRandom } from '../model/seeded-random.ts';
import { embedText } from '../predictors/embedding.ts';
import type { TextAnswer } from '../predictors/predictor.ts';
import { readableModel } from '../predictors/readable-model.ts';
import { eachText, type RowVectors } from '../predictors/row-vectors.ts';
import { checkChatRequest } from './check-chat-request.ts';
import { checkEmbeddingsRequest } from './check-embeddings-request.ts';

/** One call of chat completions, as it came. */
export interface LocalModelCall {
  readonly body: JsonObject;
  /** The user's last turn. */
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
}

/** One call for embeddings, as it came. */
export interface LocalEmbeddingsCall extends Omit<LocalModelCall, 'text'> {
  /** In their order; a text that stands without a list is a list of one. */
  readonly texts: readonly string[];
}

/** Where the server listens, on 127.0.0.1, and what it answers. */
export interface LocalModelOptions {
  /** @default 0, any that is free */
  readonly port?: number;
  /**
   * What the model says; or a `Response`, where something is to go wrong. Nothing: what it says by itself.
   * @default words that name the question; JSON where a schema asks for it; calls of tools
   */
  readonly answer?: (call: LocalModelCall) => Answer | Promise<Answer>;
  /**
   * The vectors, one for each text, and perhaps their tokens; or a `Response`, where something is to go wrong.
   * @default vectors near for near texts, of 384 numbers or as many as are asked for
   */
  readonly embed?: (call: LocalEmbeddingsCall) => EmbeddingsAnswer | Promise<EmbeddingsAnswer>;
}

type Answer = string | TextAnswer | Response | undefined;
type EmbeddingsAnswer = RowVectors | Response | undefined;

const USUAL_DIMENSIONS = 384;

/** A server that is listening, until it is closed. */
export interface LocalModel {
  /** What an OpenAI client calls its base URL: `http://127.0.0.1:41234/v1`. */
  readonly url: string;
  /** Every call so far, those included that were refused for what is in them. */
  readonly calls: readonly JsonObject[];
  /** Stops listening, and breaks off what is still being answered. */
  close(): Promise<void>;
}

/**
 * A server that completes chats and embeds texts as Ollama or llama.cpp's do, on this machine, without a model behind it: something to try
 * an upstream with. It is stricter than they are: a field that is not known or not of its type is refused with a 400.
 */
export async function serveLocalModel({ port = 0, answer, embed }: LocalModelOptions = {}): Promise<LocalModel> {
  const calls: JsonObject[] = [];
  const app = new Hono();
  app.get('/v1/models', (context) => context.json({ object: 'list', data: [{ id: 'local', object: 'model' }] }));
  app.post('/v1/chat/completions', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    if (isJsonObject(body)) calls.push(body);
    const problem = checkChatRequest(body);
    if (problem !== undefined || !isJsonObject(body)) return refusal(problem ?? 'no object');
    const request = readChatRequest(withoutImages(body));
    const random = new SeededRandom(0, 'local-model', JSON.stringify(body));
    const { text } = request;
    const call = { body, text, number: calls.length, signal: context.req.raw.signal };
    const model = String(body['model']);
    const said = (await answer?.(call)) ?? readableModel({ model, text, request: body, style: 'chat', random });
    if (said instanceof Response) return said;
    const facts = { model, random, timeMs: Date.now() };
    return context.json(chatCompletion(request, typeof said === 'string' ? { text: said } : said, facts));
  });
  app.post('/v1/embeddings', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    if (isJsonObject(body)) calls.push(body);
    const problem = checkEmbeddingsRequest(body);
    if (problem !== undefined || !isJsonObject(body)) return refusal(problem ?? 'no object');
    const texts = [body['input']].flat() as string[];
    const said = await embed?.({ body, texts, number: calls.length, signal: context.req.raw.signal });
    if (said instanceof Response) return said;
    const name = String(body['model']);
    const dimensions = typeof body['dimensions'] === 'number' ? body['dimensions'] : USUAL_DIMENSIONS;
    const own = eachText(embedText);
    const ask = {
      embed: async (row: TextsToEmbed): Promise<RowVectors> => said ?? own({ ...row, seed: 0, model: name }),
    };
    return context.json(await embeddingList(body, { name, ask, dimensions }));
  });
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The local model listens nowhere');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function refusal(message: string): Response {
  return Response.json({ error: { message, type: 'invalid_request_error', param: null, code: null } }, { status: 400 });
}

/** Batch rows take text only, this server takes images too: they are read as words about them. */
function withoutImages(body: JsonObject): JsonObject {
  const messages = Array.isArray(body['messages']) ? body['messages'].filter(isJsonObject) : [];
  return {
    ...body,
    messages: messages.map((message) => {
      const { content } = message;
      if (!Array.isArray(content)) return message;
      const parts = content.filter(isJsonObject).map((part) => (part['type'] === 'text' ? part : imageWords(part)));
      return { ...message, content: parts };
    }),
  };
}

function imageWords({ image_url: image }: JsonObject): JsonObject {
  const url = isJsonObject(image) && typeof image['url'] === 'string' ? image['url'] : '';
  return { type: 'text', text: `[image of ${countTokens(url)} tokens]` };
}
