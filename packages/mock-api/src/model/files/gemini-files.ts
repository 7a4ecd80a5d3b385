import type { CloudClock } from '../clock/cloud-clock.ts';
import { noSuchFile } from '../families/gemini-api/read-prompt.ts';
import type { GeminiQuota } from '../gemini-quota.ts';
import { bytesOf, type ObjectData } from '../object-data.ts';
import type { Content } from '../objects/content.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { StoredObject } from '../objects/stored-object.ts';
import { pageOf, type Page, type PageRequest } from '../pages.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { ServiceError } from '../service-error.ts';
import { contentRecord, forgetfulKeeper, type ContentRecord, type StateKeeper } from '../state/state-keeper.ts';
import type { Timestamps } from '../timestamps.ts';
import { fileName } from './file-name.ts';
import type { FileUpload } from './file-upload.ts';
import { FileUploads } from './file-uploads.ts';
import type { FileOrder, GeminiFile } from './gemini-file.ts';
import { HashedWriter, type HashedContent } from './hashed-writer.ts';
import { LiveFiles } from './live-files.ts';

/** Files live so long. https://ai.google.dev/gemini-api/docs/files */
const LIFETIME_MS = 48 * 3_600_000;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

export interface GeminiFilesDependencies {
  /** Name of the cloud; upload ids begin with it. */
  readonly owner: string;
  readonly clock: CloudClock;
  readonly timestamps: Timestamps;
  readonly random: SeededRandom;
  readonly objects: ObjectStore;
  readonly quota: Pick<GeminiQuota, 'fileBytes' | 'storageBytes'>;
  /** Keeps the files beyond the process. @default nothing does */
  readonly keeper?: StateKeeper;
}

/** A cloud's files: uploaded ones, registered ones, and, under names of their own, what batches wrote. */
export class GeminiFiles {
  readonly #use: GeminiFilesDependencies;
  readonly #files: LiveFiles;
  readonly #generated = new Map<string, Content>();
  readonly #uploads: FileUploads;

  constructor(use: GeminiFilesDependencies) {
    this.#use = use;
    const { owner, clock, keeper = forgetfulKeeper } = use;
    this.#files = new LiveFiles(clock, keeper);
    this.#uploads = new FileUploads({
      owner,
      clock,
      keeper,
      newWriter: (found) => new HashedWriter(use.objects.newContent(found)),
      checkRoom: (bytes) => this.#checkRoom(bytes),
      keep: (order, content) => this.#addUploaded(order, content),
      fileOf: (name) => this.get(name),
    });
    this.#restoreFrom(keeper);
  }

  /** @throws ServiceError for a name that is taken or that no file can have, and for more than there is room for */
  startUpload(order: FileOrder): FileUpload {
    const name = this.#newName(order.name);
    this.#checkRoom(order.sizeBytes ?? 0);
    return this.#uploads.open({ ...order, name });
  }

  /** @throws ServiceError `NOT_FOUND` */
  upload(id: string): FileUpload {
    const upload = this.#uploads.get(id);
    if (!upload)
      throw new ServiceError(
        'NOT_FOUND',
        'There is no such upload: its upload_id is not one that was given here within a week.',
      );
    return upload;
  }

  /** Forgets an upload and what came of it, as the service now and then does. @returns Whether it was known. */
  loseUpload(id: string): boolean {
    return this.#uploads.lose(id);
  }

  /** Whether this id was given to an upload here. */
  hasUpload(id: string): boolean {
    return this.#uploads.get(id) !== undefined;
  }

  /**
   * Uploads a file at once: `await cloud.files.put({ mimeType: 'application/jsonl' }, lines)`.
   *
   * @throws ServiceError as `startUpload`
   */
  async put(order: FileOrder, data: ObjectData): Promise<GeminiFile> {
    const name = this.#newName(order.name);
    const writer = new HashedWriter(this.#use.objects.newContent());
    try {
      for await (const chunk of bytesOf(data)) await writer.write(chunk);
      this.#checkRoom(writer.size);
      return this.#addUploaded({ ...order, name }, await writer.finish());
    } catch (error) {
      await writer.abort();
      throw error;
    }
  }

  /** Makes an object of Cloud Storage known as a file; its bytes are not copied. */
  async register(object: StoredObject): Promise<GeminiFile> {
    const writer = new HashedWriter(this.#use.objects.newContent());
    for await (const chunk of object.content.stream()) await writer.write(chunk);
    const { sha256 } = await writer.finish();
    const { contentType: mimeType, content } = object;
    return this.#files.add({
      ...this.#stamped(this.#newName()),
      mimeType,
      sha256,
      content,
      source: 'REGISTERED',
      registeredUri: `gs://${object.bucket}/${object.name}`,
    });
  }

  /** The file, unless there is none or its time is over. */
  get(name: string): GeminiFile | undefined {
    return this.#files.get(name);
  }

  /** @throws ServiceError `PERMISSION_DENIED`, which is also what the service says of a file that is not there */
  require(name: string): GeminiFile {
    const file = this.get(name);
    if (!file) throw new ServiceError('PERMISSION_DENIED', noSuchFile(name));
    return file;
  }

  /** The bytes of a file, or of what a batch wrote. @throws ServiceError `PERMISSION_DENIED` when there is neither */
  async bytes(name: string): Promise<Uint8Array<ArrayBuffer>> {
    const content = this.generated(name) ?? this.require(name).content;
    return content.bytes();
  }

  /** The same as text: `await cloud.files.text(batch.responsesFile)`. @throws ServiceError `PERMISSION_DENIED` */
  async text(name: string): Promise<string> {
    return new TextDecoder().decode(await this.bytes(name));
  }

  /** All files, newest first. */
  list(): GeminiFile[] {
    return this.#files.newestFirst().map(({ file }) => file);
  }

  /** A page of all files, newest first. @throws ServiceError `INVALID_ARGUMENT` for a token that no page had */
  page(request: PageRequest): Page<GeminiFile> {
    const { items, ...page } = pageOf(this.#files.newestFirst(), request);
    return { items: items.map(({ file }) => file), ...page };
  }

  /** @throws ServiceError `PERMISSION_DENIED` when it is not there */
  delete(name: string): void {
    this.require(name);
    this.#files.delete(name);
  }

  /** Keeps what a batch wrote: `files/batch-…`. It is no file that can be listed, but can be downloaded. */
  addGenerated(name: string, content: Content): void {
    this.#generated.set(name, content);
  }

  /** What a batch wrote. @param name `files/batch-…`. @returns undefined when no batch wrote it. */
  generated(name: string): Content | undefined {
    return this.#generated.get(name);
  }

  /** Gives up what is being uploaded. */
  async close(): Promise<void> {
    await this.#uploads.close();
  }

  #restoreFrom(keeper: StateKeeper): void {
    for (const [name, content] of keeper.records<ContentRecord>('generated-file')) {
      this.#generated.set(name, keeper.content(content));
    }
    this.#uploads.restore();
    keeper.watch('generated-file', () =>
      [...this.#generated].map(([key, content]) => ({
        key,
        version: [content],
        value: () => contentRecord(content),
      })),
    );
  }

  #addUploaded(
    { name, displayName, mimeType }: FileOrder & { name: string },
    { content, sha256 }: HashedContent,
  ): GeminiFile {
    return this.#files.add({
      ...this.#stamped(name),
      ...(displayName !== undefined && { displayName }),
      mimeType: mimeType ?? 'application/octet-stream',
      sha256,
      content,
      source: 'UPLOADED',
    });
  }

  #stamped(name: string): Pick<GeminiFile, 'name' | 'createTime' | 'updateTime' | 'expirationTime' | 'expiresAtMs'> {
    const { clock, timestamps } = this.#use;
    const nowMs = clock.now();
    const createTime = timestamps.stamp(nowMs);
    const expiresAtMs = nowMs + LIFETIME_MS;
    const expirationTime = `${new Date(expiresAtMs).toISOString().slice(0, 19)}${createTime.slice(19)}`;
    return { name, createTime, updateTime: createTime, expirationTime, expiresAtMs };
  }

  #newName(wanted?: string): string {
    if (wanted === undefined || wanted === '') return this.#freeName();
    const name = fileName(wanted, 'CreateFileRequest.file.name');
    if (this.get(name)) throw new ServiceError('ALREADY_EXISTS', `File ${name.slice('files/'.length)} already exists.`);
    return name;
  }

  #freeName(): string {
    const name = `files/${this.#use.random.text(12, LETTERS)}`;
    return this.#files.hasName(name) ? this.#freeName() : name;
  }

  #checkRoom(bytes: number): void {
    const { fileBytes, storageBytes } = this.#use.quota;
    if (bytes > fileBytes) {
      throw new ServiceError('INVALID_ARGUMENT', `File size ${bytes} bytes exceeds the limit of ${fileBytes} bytes.`);
    }
    const used = this.#files
      .newestFirst()
      .reduce((sum, { file }) => sum + (file.source === 'UPLOADED' ? file.content.size : 0), 0);
    if (used + bytes > storageBytes) {
      throw new ServiceError(
        'RESOURCE_EXHAUSTED',
        `The project's file storage quota is exhausted: ${used} of ${storageBytes} bytes are in use, and ${bytes} more were to be stored. Delete files, or wait until they expire.`,
      );
    }
  }
}
