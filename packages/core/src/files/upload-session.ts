import type { GenaiBatchError } from '../errors/genai-batch-error.ts';
import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import type { ApiRequest } from '../http/api-request.ts';
import type { CallConfig } from '../http/call-config.ts';
import { isTransient } from '../http/is-transient.ts';
import type { Answer } from '../http/send-request.ts';
import type { Transport } from '../http/transport.ts';
import type { File } from './file.ts';

/** An upload that was started. Goes on after a failure from where the service says that it is. */
export class UploadSession {
  readonly #transport: Transport;
  readonly #config: CallConfig | undefined;
  readonly #endsAt: number | undefined;
  readonly #url: URL;
  readonly #headers: Readonly<Record<string, string>>;
  #failures = 0;
  /** Bytes that the service has confirmed. */
  offset = 0;

  constructor(
    transport: Transport,
    config: CallConfig | undefined,
    endsAt: number | undefined,
    url: URL,
    headers: Readonly<Record<string, string>>,
  ) {
    this.#transport = transport;
    this.#config = config;
    this.#endsAt = endsAt;
    this.#url = url;
    this.#headers = headers;
  }

  /**
   * Sends bytes, and moves `offset` on: to their end, or after a failure to wherever the service is.
   *
   * @param isLast Whether nothing follows.
   * @returns the file, once it is there.
   */
  async send(bytes: Uint8Array<ArrayBuffer>, isLast: boolean): Promise<File | undefined> {
    const end = this.offset + bytes.length;
    try {
      const answer = await this.#request(isLast ? 'upload, finalize' : 'upload', 'once', bytes);
      const status = answer.headers.get('x-goog-upload-status');
      if (status === 'final' && isLast) {
        this.offset = end;
        return readFile(answer);
      }
      if (status === 'active' && !isLast) {
        this.#confirm(end);
        return undefined;
      }
      throw unexpected(status, isLast, end);
    } catch (error) {
      return this.#recover(error, end, isLast);
    }
  }

  async #recover(error: unknown, end: number, isLast: boolean): Promise<File | undefined> {
    const { retries } = this.#transport.connect(this.#config);
    if (!(error instanceof AnswerLost) && !isTransient(error, retries.statuses)) throw error;
    await this.#transport.pause(error, ++this.#failures, this.#config, this.#endsAt);
    const answer = await this.#request('query', 'always');
    const status = answer.headers.get('x-goog-upload-status');
    if (status === 'final' && isLast) {
      this.offset = end;
      return readFile(answer);
    }
    if (status !== 'active') throw unexpected(status, isLast, end);
    const received = Number(answer.headers.get('x-goog-upload-size-received') ?? Number.NaN);
    if (!Number.isSafeInteger(received) || received < 0 || received > end) {
      throw new InvalidResponseError('The service does not say how much of the upload it has. Upload it again.', {
        status: 200,
      });
    }
    this.#confirm(received);
    return undefined;
  }

  /** Only what goes on makes up for failures. */
  #confirm(offset: number): void {
    if (offset > this.offset) this.#failures = 0;
    this.offset = offset;
  }

  #request(command: string, repeat: 'always' | 'once', bytes?: Uint8Array<ArrayBuffer>): Promise<Answer> {
    const request: ApiRequest = {
      method: 'POST',
      path: 'files',
      upload: this.#url,
      headers: {
        ...this.#headers,
        'x-goog-upload-command': command,
        ...(bytes && { 'x-goog-upload-offset': String(this.offset) }),
      },
      ...(bytes && { bytes }),
      answer: 'text',
      repeat,
    };
    return this.#transport.sendForAnswer(request, this.#config, this.#endsAt);
  }
}

/** An answer without a status is of something in between, so it is not known what the service has. */
class AnswerLost extends InvalidResponseError {}

function unexpected(status: string | null, isLast: boolean, end: number): GenaiBatchError {
  if (status === null) {
    return new AnswerLost(
      'Failed to upload file: Upload status is not finalized. An answer came without one: check proxies.',
      {
        status: 200,
      },
    );
  }
  if (status === 'active' && isLast) {
    return new InvalidResponseError(
      'All content has been uploaded, but the upload status is not finalized. Upload it again.',
      { status: 200 },
    );
  }
  return new InvalidResponseError(
    `Failed to upload file: Upload status is not finalized; the service ended the upload as ${JSON.stringify(status)} ` +
      `at byte ${end}. Upload it again.`,
    { status: 200 },
  );
}

function readFile({ body, status }: Answer): File {
  try {
    const { file } = JSON.parse(String(body)) as { file?: File | null };
    if (file?.name) return file;
  } catch {
    // told below
  }
  throw new InvalidResponseError(
    'The upload has ended, but the answer does not name the file. It is there: look for it with files.list before you upload it again.',
    { status },
  );
}
