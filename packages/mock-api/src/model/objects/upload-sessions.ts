import { randomUUID } from 'node:crypto';
import type { ExpectedChecksums, ObjectWriter } from './object-writer.ts';
import { StorageError } from './storage-error.ts';
import { UploadSession } from './upload-session.ts';

/** A session that nobody completes is gone after this long. https://cloud.google.com/storage/docs/resumable-uploads#introduction */
const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/** How many sessions are remembered before those that have ended are forgotten. */
const MOST_SESSIONS = 2000;

/** The resumable uploads that are under way, or were within the last week. */
export class UploadSessions {
  readonly #now: () => Date;
  readonly #sessions = new Map<string, UploadSession>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /**
   * @param owner Name of the cloud; it begins the session's id, which alone says later whose upload it is.
   * @param writer Where the bytes go.
   * @param expected What they should sum up to.
   */
  open(owner: string, writer: ObjectWriter, expected: ExpectedChecksums = {}): UploadSession {
    this.#sweep();
    const session = new UploadSession(`${owner}.${randomUUID()}`, this.#now(), writer, expected);
    this.#sessions.set(session.id, session);
    return session;
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
    if (!this.#isOver(session)) return session;
    this.lose(id);
    throw new StorageError(410, 'gone', 'The upload session has expired.');
  }

  /** Forgets a session and what came of it, as the service now and then does. @returns Whether it was known. */
  lose(id: string): boolean {
    const session = this.#sessions.get(id);
    this.#sessions.delete(id);
    void session?.cancel();
    return session !== undefined;
  }

  /** Frees what was begun and never completed; of completed ones, the oldest beyond those that a client may still ask about. */
  #sweep(): void {
    for (const session of this.#sessions.values()) {
      if (!this.#isOver(session)) break; // the oldest come first
      this.lose(session.id);
    }
    if (this.#sessions.size <= MOST_SESSIONS) return;
    for (const { id, result, isCancelled } of this.#sessions.values()) {
      if (result || isCancelled) this.#sessions.delete(id);
      if (this.#sessions.size <= MOST_SESSIONS / 2) break;
    }
  }

  #isOver({ startedAt }: UploadSession): boolean {
    return this.#now().getTime() - startedAt.getTime() > LIFETIME_MS;
  }

  async close(): Promise<void> {
    const sessions = [...this.#sessions.values()];
    this.#sessions.clear();
    await Promise.all(sessions.map((session) => session.cancel()));
  }
}
