import { isLoopbackHost } from '../../offline/loopback.ts';

/** A model elsewhere that answers rows: on this machine, or wherever it is named. */
export interface UpstreamOptions {
  /**
   * Where its API begins: `http://127.0.0.1:11434/v1` for Ollama, `http://127.0.0.1:8080/v1` for llama.cpp's server.
   * @default Google's for `kind: 'gemini'`
   */
  readonly url?: string;
  /** The model to ask there. @default the row's own: the model of its job */
  readonly model?: string;
  /**
   * The model to ask there for vectors, by `embeddings` or `embedContent`: hardly a model does both.
   * @default none: the mock itself answers rows of embedding models
   */
  readonly embeddingModel?: string;
  /** How it is asked: with chat completions (Ollama, llama.cpp, vLLM), or with `generateContent`. @default 'openai' */
  readonly kind?: 'openai' | 'gemini';
  /** How many rows of a job are asked at once. @default 4 */
  readonly concurrency?: number;
  /** For one row, all its tries together, in milliseconds. @default 300_000 */
  readonly timeoutMs?: number;
  /** How often a row is asked that got 429, 5xx or no answer at all. @default 4 */
  readonly maxAttempts?: number;
}

/** The variable that a key for the upstream is taken from, if it needs one. It is the only place. */
export const upstreamKeyVariable = 'GENAI_BATCH_UPSTREAM_KEY';

export interface Upstream {
  readonly url: URL;
  readonly model: string | undefined;
  readonly embeddingModel: string | undefined;
  readonly kind: 'openai' | 'gemini';
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly maxAttempts: number;
  readonly key: string | undefined;
}

/** @throws TypeError, RangeError for options that make no sense, and for a key that would travel in the open */
export function upstreamOf(
  {
    kind = 'openai',
    url,
    model,
    embeddingModel,
    concurrency = 4,
    timeoutMs = 300_000,
    maxAttempts = 4,
  }: UpstreamOptions,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Upstream {
  if (kind !== 'openai' && kind !== 'gemini') {
    throw new TypeError(`upstream.kind is openai or gemini, not ${String(kind satisfies never)}`);
  }
  const address = url ?? (kind === 'gemini' ? 'https://generativelanguage.googleapis.com/v1beta' : '');
  const parsed = URL.parse(address);
  if (!parsed || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) {
    throw new TypeError(`upstream.url is an http or https URL, not ${JSON.stringify(address)}`);
  }
  if (parsed.username || parsed.password || parsed.search) {
    throw new TypeError(`upstream.url holds no user, password or query: set ${upstreamKeyVariable} for a key`);
  }
  atLeastOne('concurrency', concurrency);
  atLeastOne('timeoutMs', timeoutMs);
  atLeastOne('maxAttempts', maxAttempts);
  const key = environment[upstreamKeyVariable] || undefined;
  if (key !== undefined && parsed.protocol === 'http:' && !isLoopbackHost(parsed.hostname)) {
    throw new TypeError(`${upstreamKeyVariable} is not sent over plain http to ${parsed.host}: use https, or unset it`);
  }
  if (embeddingModel === '') throw new TypeError('upstream.embeddingModel is the name of a model, not empty');
  return { url: parsed, model, embeddingModel, kind, concurrency, timeoutMs, maxAttempts, key };
}

function atLeastOne(name: string, value: number): void {
  if (Number.isInteger(value) && value >= 1) return;
  throw new RangeError(`upstream.${name} is a whole number from 1, not ${value}`);
}
