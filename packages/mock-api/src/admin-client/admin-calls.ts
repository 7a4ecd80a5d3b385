import { isJsonObject } from '../model/json.ts';
import { AdminError } from './admin-error.ts';
import type { AdminOptions } from './admin-options.ts';

/** Query parameters; one that is undefined is left out. */
export type Params = Readonly<Record<string, string | number | undefined>>;

interface CallOptions {
  readonly params?: Params;
  readonly json?: unknown;
  readonly body?: ReadableStream<Uint8Array>;
  readonly abortSignal?: AbortSignal | undefined;
}

/** Calls of one server's `/_mock/`. */
export class AdminCalls {
  readonly #base: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #fetch: typeof globalThis.fetch;

  constructor(url: string, { token, fetch = globalThis.fetch }: AdminOptions) {
    this.#base = `${new URL(url).href.replace(/\/$/, '')}/_mock`;
    this.#headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    this.#fetch = fetch;
  }

  /** @throws AdminError when the answer is an error */
  async send(
    method: string,
    path: string,
    { params = {}, json, body, abortSignal }: CallOptions = {},
  ): Promise<Response> {
    const url = new URL(this.#base + path);
    for (const [name, value] of Object.entries(params)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const answer = await this.#fetch(url, {
      method,
      headers: { ...this.#headers, ...(json !== undefined && { 'content-type': 'application/json' }) },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(body && { body, duplex: 'half' }),
      ...(abortSignal && { signal: abortSignal }),
      redirect: 'error',
    });
    if (answer.ok) return answer;
    throw new AdminError(`${method} /_mock${path}`, await reasonOf(answer));
  }

  async json<Answer>(method: string, path: string, options?: CallOptions): Promise<Answer> {
    return (await (await this.send(method, path, options)).json()) as Answer;
  }

  async run(method: string, path: string, options?: CallOptions): Promise<void> {
    await (await this.send(method, path, options)).body?.cancel();
  }
}

async function reasonOf(answer: Response): Promise<{ status: number; code: string; message: string }> {
  const text = await answer.text();
  try {
    const body: unknown = JSON.parse(text);
    const error = isJsonObject(body) ? body['error'] : undefined;
    if (isJsonObject(error)) {
      return { status: answer.status, code: String(error['status']), message: String(error['message']) };
    }
  } catch {
    // not the mock's: told as it came
  }
  return { status: answer.status, code: answer.statusText, message: text.slice(0, 500) };
}
