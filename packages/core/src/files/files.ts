import { listPath } from '../backends/list-path.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import { given } from '../http/call-arguments.ts';
import { TokenSource } from '../http/token-source.ts';
import type { Transport } from '../http/transport.ts';
import { type Page, PagedItem, Pager } from '../paging/pager.ts';
import type { Settings } from '../settings/settings.ts';
import type { DownloadFileParameters } from './download-parameters.ts';
import type { File } from './file.ts';
import { fileId } from './file-id.ts';
import type {
  DeleteFileParameters,
  DeleteFileResponse,
  GetFileParameters,
  ListFilesParameters,
  RegisterFilesParameters,
  RegisterFilesResponse,
} from './parameters.ts';
import { isFile, readFilePage } from './read-file-page.ts';
import type { UploadFileParameters } from './upload-parameters.ts';

/**
 * Files at the Gemini API: input and output of its batch jobs. On Vertex AI files are in Cloud Storage, and every call
 * here is refused.
 *
 * Calls reject as those of {@link Batches} do.
 */
export class Files {
  readonly #settings: Settings;
  readonly #transport: Transport;

  constructor(settings: Settings, transport: Transport) {
    this.#settings = settings;
    this.#transport = transport;
  }

  /**
   * Uploads a file, in chunks of 8 MiB. A connection that breaks is taken up where the service says that it broke; a
   * stream, which cannot be read twice, is no exception.
   *
   * @returns The file, kept for 48 hours. Give its `name` to `batches.create` as `src`.
   * @throws InvalidArgumentError when the file cannot be read, or its type is not known.
   * @throws UnreadableFileError when it changes meanwhile, or has not the size that was said.
   * @see https://ai.google.dev/gemini-api/docs/files
   */
  async upload(params: UploadFileParameters): Promise<File> {
    this.#requireGemini(
      'Gemini Enterprise Agent Platform (previously known as Vertex AI) does not support uploading files. ' +
        'You can share files through a GCS bucket.',
    );
    const { uploadFile } = await import('./upload-file.ts');
    return uploadFile(given(params, 'files.upload', '{ file }'), this.#transport);
  }

  /** Looks at a file. What a batch job wrote cannot be looked at, only downloaded. @see https://ai.google.dev/api/files */
  async get(params: GetFileParameters): Promise<File> {
    this.#requireGemini();
    const { name, config } = given(params, 'files.get');
    const path = `files/${fileId(name, 'name')}`;
    const file = await this.#transport.send({ method: 'GET', path }, config);
    if (isFile(file)) return file;
    throw new InvalidResponseError(
      `GET …/${path} was answered with JSON that is no file: it has no name. Check the base URL.`,
      { status: 200 },
    );
  }

  /**
   * Lists files, a page at a time; resolves with the first page.
   *
   * @example
   * for await (const file of await client.files.list()) console.log(file.name, file.displayName);
   * @see https://ai.google.dev/api/files#method:-files.list
   */
  async list(params: ListFilesParameters = {}): Promise<Pager<File>> {
    this.#requireGemini();
    const fetchPage = async ({ config }: ListFilesParameters): Promise<Page<File>> =>
      readFilePage(
        await this.#transport.sendForAnswer({ method: 'GET', path: listPath('files', config ?? {}) }, config),
      );
    return new Pager(
      PagedItem.PAGED_ITEM_FILES,
      fetchPage,
      await fetchPage(given(params, 'files.list', '{ config }')),
      params,
    );
  }

  /** Deletes a file, before its time. @see https://ai.google.dev/api/files#method:-files.delete */
  async delete(params: DeleteFileParameters): Promise<DeleteFileResponse> {
    this.#requireGemini();
    const { name, config } = given(params, 'files.delete');
    const path = `files/${fileId(name, 'name')}`;
    const { headers } = await this.#transport.sendForAnswer({ method: 'DELETE', path, body: {} }, config);
    return { sdkHttpResponse: { headers: Object.fromEntries(headers) } };
  }

  /**
   * Downloads a generated file, such as the output of a batch job, to a path; or resolves with its bytes, as a stream,
   * when there is no `downloadPath`. The whole is never held.
   *
   * @example
   * await client.files.download({ file: job.dest.fileName, downloadPath: 'results.jsonl' });
   * @example
   * for await (const bytes of await client.files.download({ file: job.dest.fileName })) process.stdout.write(bytes);
   */
  download(params: DownloadFileParameters & { downloadPath: string }): Promise<void>;
  download(
    params: DownloadFileParameters & { downloadPath?: undefined },
  ): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
  download(params: DownloadFileParameters): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | void>;
  async download(params: DownloadFileParameters): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | void> {
    this.#requireGemini();
    const { file, downloadPath, config } = given(params, 'files.download', '{ file, downloadPath }');
    if (downloadPath === '') {
      throw new InvalidArgumentError('downloadPath is empty. Give a path, or leave it out to get the bytes.');
    }
    const id = fileId(file, 'file');
    const { downloadFile } = await import('./download-file.ts');
    const bytes = await downloadFile(id, config, this.#transport);
    if (downloadPath === undefined) return bytes;
    const { writeFileWhole } = await import('./write-file.ts');
    await writeFileWhole(downloadPath, bytes);
  }

  /**
   * Makes files of Cloud Storage known to the Gemini API, which then reads them where they are.
   *
   * @see https://ai.google.dev/gemini-api/docs/files
   */
  async registerFiles(params: RegisterFilesParameters): Promise<RegisterFilesResponse> {
    this.#requireGemini();
    const { auth, uris, config } = given(params, 'files.registerFiles', '{ auth, uris }');
    if (typeof auth?.getRequestHeaders !== 'function') {
      throw new InvalidArgumentError('`auth` must have getRequestHeaders(), as the logins of google-auth-library do.');
    }
    const path = 'files:register';
    const { urlPrefix } = this.#transport.connect(config);
    const login = await new TokenSource(auth, undefined).getRequestHeaders(urlPrefix + path);
    const headers = { ...config?.httpOptions?.headers, ...Object.fromEntries(new Headers(login)) };
    const answer = await this.#transport.send(
      { method: 'POST', path, body: { uris } },
      { ...config, httpOptions: { ...config?.httpOptions, headers } },
    );
    const { files } = (answer ?? {}) as { files?: unknown };
    return Array.isArray(files) && files.every(isFile) ? { files } : {};
  }

  #requireGemini(refusal = 'This method is only supported by the Gemini Developer API.'): void {
    if (this.#settings.problem !== undefined) throw new ConfigurationError(this.#settings.problem);
    if (this.#settings.backend === 'gemini') return;
    throw new InvalidArgumentError(
      `${refusal} This client speaks with Vertex AI: new Client({ enterprise: false, apiKey }) speaks with the Gemini API.`,
    );
  }
}
