import { randomUUID } from 'node:crypto';
import type { UnfinishedFile } from './content-writer.ts';
import type { ExpectedChecksums, ObjectWriter } from './object-writer.ts';
import { StorageError } from './storage-error.ts';
import { SESSION_LIFETIME_MS, sweepSessions } from './sweep-sessions.ts';
import type { UploadOrder } from './upload-order.ts';
import { UploadSession, type UploadStanding } from './upload-session.ts';

export interface UploadSessionsDependencies {
  readonly now: () => Date;
  /** Where the bytes of an upload go. @throws StorageError for what nothing can be uploaded to */
  readonly newWriter: (order: UploadOrder) => ObjectWriter;
  /** The same for an upload that another process began; it was looked at then. */
  readonly oldWriter: (order: UploadOrder, found: UnfinishedFile | undefined) => ObjectWriter;
  /** Told of a session that is new, or stands otherwise than before. */
  readonly onChange: (session: UploadSession) => void;
  readonly onForget: (id: string) => void;
}

/** The resumable uploads that are under way, or were within the last week. */
export class UploadSessions {
  readonly #use: UploadSessionsDependencies;
  readonly #sessions = new Map<string, UploadSession>();

  constructor(use: UploadSessionsDependencies) {
    this.#use = use;
  }

  /**
   * @param owner Name of the cloud; it begins the session's id, which alone says later whose upload it is.
   * @param order What is to become of the bytes.
   * @param expected What they should sum up to.
   * @throws StorageError as `ObjectStore.openWriter`
   */
  open(owner: string, order: UploadOrder, expected: ExpectedChecksums = {}): UploadSession {
    this.#sweep();
    const writer = this.#use.newWriter(order);
    const session = this.#add({ id: `${owner}.${randomUUID()}`, startedAt: this.#use.now(), order, expected }, writer);
    this.#use.onChange(session);
    return session;
  }

  /** Goes on with an upload of another process. @param found The bytes that had come, if they are still to become something. */
  restore(standing: UploadStanding, found: UnfinishedFile | undefined): void {
    this.#add(standing, this.#use.oldWriter(standing.order, found));
  }

  /** Whether this id was given to an upload here. */
  has(id: string): boolean {
    return this.#sessions.has(id);
  }

  /** @throws StorageError 404 for an id never given, 410 for a session past its time, 499 for one that was cancelled */
  get(id: string): UploadSession {
    const session = this.#sessions.get(id);
    if (!session) throw new StorageError(404, 'notFound', 'No such upload session.');
    if (session.isCancelled) throw new StorageError(499, 'cancelled', 'The upload session was cancelled.');
    if (this.#use.now().getTime() - session.standing.startedAt.getTime() <= SESSION_LIFETIME_MS) return session;
    this.lose(id);
    throw new StorageError(410, 'gone', 'The upload session has expired.');
  }

  /** Forgets a session and what came of it, as the service now and then does. @returns Whether it was known. */
  lose(id: string): boolean {
    const session = this.#sessions.get(id);
    this.#forget(id);
    void session?.cancel();
    return session !== undefined;
  }

  async close(): Promise<void> {
    const sessions = [...this.#sessions.values()];
    this.#sessions.clear();
    await Promise.all(sessions.map((session) => session.cancel()));
  }

  #add(standing: UploadStanding, writer: ObjectWriter): UploadSession {
    const session = new UploadSession(standing, writer, () => {
      if (!this.#sessions.has(standing.id)) return;
      if (session.hasFailed) this.#forget(standing.id);
      else this.#use.onChange(session);
    });
    this.#sessions.set(standing.id, session);
    return session;
  }

  #forget(id: string): void {
    if (this.#sessions.delete(id)) this.#use.onForget(id);
  }

  #sweep(): void {
    sweepSessions(this.#sessions, this.#use.now().getTime(), {
      startedMs: ({ standing }) => standing.startedAt.getTime(),
      hasEnded: ({ result, isCancelled }) => result !== undefined || isCancelled,
      forget: (id) => this.lose(id),
    });
  }
}
