import type { Settings } from '../settings/settings.ts';
import type { ApiRequest } from './api-request.ts';
import type { CallConfig } from './call-config.ts';
import { type Connection, openConnection } from './connection.ts';
import { type Answer, sendRequest } from './send-request.ts';
import { TokenSource } from './token-source.ts';

/** Sends the requests of one client. */
export class Transport {
  readonly #settings: Settings;
  readonly #tokens: TokenSource;
  #connection: Connection | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#tokens = new TokenSource(settings.authClient, settings.googleAuthOptions);
  }

  /** Sends a request and resolves with its answer, parsed; rejects as {@link sendRequest} does. */
  async send(request: ApiRequest, config: CallConfig | undefined): Promise<unknown> {
    return (await this.sendForAnswer(request, config)).body;
  }

  /** The same, with the answer's headers. */
  async sendForAnswer(request: ApiRequest, config: CallConfig | undefined): Promise<Answer> {
    const connection = config?.httpOptions
      ? openConnection(this.#settings, config.httpOptions)
      : (this.#connection ??= openConnection(this.#settings));
    return sendRequest(connection, this.#tokens, request, config?.abortSignal);
  }
}
