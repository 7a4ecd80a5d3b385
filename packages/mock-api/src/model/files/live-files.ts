import type { CloudClock } from '../clock/cloud-clock.ts';
import { contentRecord, type ContentRecord, type StateKeeper, type Watched } from '../state/state-keeper.ts';
import type { GeminiFile } from './gemini-file.ts';

export interface NumberedFile {
  /** Grows with every new file. */
  readonly serial: number;
  readonly file: GeminiFile;
}

type FileRecord = Omit<GeminiFile, 'content'> & { readonly serial: number; readonly content: ContentRecord };

/** Files by their names, each until its time is over. */
export class LiveFiles {
  readonly #clock: Pick<CloudClock, 'now'>;
  readonly #files = new Map<string, NumberedFile>();
  #serial = 0;

  /** @param keeper Has the files of before, and is told of what becomes of them. */
  constructor(clock: Pick<CloudClock, 'now'>, keeper: StateKeeper) {
    this.#clock = clock;
    for (const [name, { serial, content, ...facts }] of keeper.records<FileRecord>('file')) {
      this.#files.set(name, { serial, file: { ...facts, content: keeper.content(content) } });
      this.#serial = Math.max(this.#serial, serial);
    }
    keeper.watch('file', () => this.#watched());
  }

  /** The file, unless there is none or its time is over. */
  get(name: string): GeminiFile | undefined {
    const file = this.#files.get(name)?.file;
    if (!file || file.expiresAtMs > this.#clock.now()) return file;
    this.#files.delete(name);
    return undefined;
  }

  /** Whether there is a file of this name, be it one whose time is over. */
  hasName(name: string): boolean {
    return this.#files.has(name);
  }

  newestFirst(): NumberedFile[] {
    const nowMs = this.#clock.now();
    return [...this.#files.values()].filter(({ file }) => file.expiresAtMs > nowMs).toReversed();
  }

  add(file: GeminiFile): GeminiFile {
    this.#forgetExpired();
    this.#serial += 1;
    this.#files.set(file.name, { serial: this.#serial, file });
    return file;
  }

  delete(name: string): void {
    this.#files.delete(name);
  }

  /** Gives back the room of files whose time is over; nobody may ever ask for them. */
  #forgetExpired(): void {
    const nowMs = this.#clock.now();
    for (const [name, { file }] of this.#files) {
      if (file.expiresAtMs > nowMs) break; // the oldest come first
      this.#files.delete(name);
    }
  }

  *#watched(): Generator<Watched, void> {
    for (const [key, { serial, file }] of this.#files) {
      const { content, ...facts } = file;
      yield { key, version: [file], value: () => ({ serial, ...facts, content: contentRecord(content) }) };
    }
  }
}
