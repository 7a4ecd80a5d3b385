import { randomUUID } from 'node:crypto';
import type { CloudClock } from '../clock/cloud-clock.ts';
import type { UnfinishedFile } from '../objects/content-writer.ts';
import { SESSION_LIFETIME_MS, sweepSessions } from '../objects/sweep-sessions.ts';
import type { StateKeeper } from '../state/state-keeper.ts';
import { FileUpload, type FileUploadStart, type UploadStatus } from './file-upload.ts';
import type { FileOrder, GeminiFile } from './gemini-file.ts';
import type { HashedContent, HashedWriter } from './hashed-writer.ts';

type NamedOrder = FileOrder & { readonly name: string };

export interface FileUploadsDependencies {
  /** Name of the cloud; upload ids begin with it. */
  readonly owner: string;
  readonly clock: CloudClock;
  readonly keeper: StateKeeper;
  /** @param found What another process wrote. */
  readonly newWriter: (found?: UnfinishedFile) => HashedWriter;
  readonly checkRoom: (bytes: number) => void;
  readonly keep: (order: NamedOrder, content: HashedContent) => GeminiFile;
  readonly fileOf: (name: string) => GeminiFile | undefined;
}

interface FileUploadRecord extends Omit<FileUploadStart, 'id'> {
  readonly status: UploadStatus;
  /** Where the bytes of an upload under way are; missing when none have come. */
  readonly incomingId?: string | undefined;
}

/** The resumable uploads of files that are under way, or were within the last week. */
export class FileUploads {
  readonly #use: FileUploadsDependencies;
  readonly #uploads = new Map<string, FileUpload>();

  constructor(use: FileUploadsDependencies) {
    this.#use = use;
  }

  open(order: NamedOrder): FileUpload {
    const { owner, clock, newWriter } = this.#use;
    const nowMs = clock.now();
    sweepSessions(this.#uploads, nowMs, {
      startedMs: ({ start }) => start.startedMs,
      hasEnded: ({ status }) => status !== 'active',
      forget: (id) => this.lose(id),
    });
    const upload = this.#add({ id: `${owner}.${randomUUID()}`, startedMs: nowMs, order }, newWriter());
    this.#onChange(upload);
    return upload;
  }

  /** @returns undefined for an id never given, and for an upload past its time, which is documented nowhere: it is Cloud Storage's */
  get(id: string): FileUpload | undefined {
    const upload = this.#uploads.get(id);
    if (!upload || this.#use.clock.now() - upload.start.startedMs <= SESSION_LIFETIME_MS) return upload;
    this.lose(id);
    return undefined;
  }

  /** @returns Whether it was known. */
  lose(id: string): boolean {
    const upload = this.#uploads.get(id);
    this.#uploads.delete(id);
    void upload?.cancel();
    this.#use.keeper.changed('file-upload', id);
    return upload !== undefined;
  }

  /** Goes on with the uploads of another process; one whose file is no more is forgotten. */
  restore(): void {
    const { keeper, newWriter, fileOf } = this.#use;
    for (const [id, { status, incomingId, ...start }] of keeper.records<FileUploadRecord>('file-upload')) {
      const found = incomingId === undefined ? undefined : keeper.unfinished(incomingId);
      const ended = status === 'final' ? fileOf(start.order.name) : status === 'cancelled' ? status : undefined;
      const isGone = status === 'final' ? !ended : incomingId !== undefined && !found;
      if (isGone) keeper.changed('file-upload', id);
      else this.#add({ id, ...start }, newWriter(found), ended);
    }
  }

  async close(): Promise<void> {
    const uploads = [...this.#uploads.values()];
    this.#uploads.clear();
    await Promise.all(uploads.map((upload) => upload.cancel()));
  }

  #add(start: FileUploadStart, writer: HashedWriter, ended?: GeminiFile | 'cancelled'): FileUpload {
    const { checkRoom, keep } = this.#use;
    const upload = new FileUpload(
      start,
      { writer, checkRoom, keep: (content) => keep(start.order, content), onChange: (each) => this.#onChange(each) },
      ended,
    );
    this.#uploads.set(start.id, upload);
    return upload;
  }

  #onChange(upload: FileUpload): void {
    const { id, ...start } = upload.start;
    if (!this.#uploads.has(id)) return;
    this.#use.keeper.changed('file-upload', id, (): FileUploadRecord => {
      const { status, fileId } = upload;
      return { ...start, status, ...(status === 'active' && { incomingId: fileId }) };
    });
  }
}
