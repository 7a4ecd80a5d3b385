import type { RestCalls } from './rest-calls.ts';
import { uploadKinds, type UploadKind } from './upload-kinds.ts';

/** Cloud Storage takes no smaller chunk that is not the last. */
const CHUNK_BYTES = 262_144;

interface Upload {
  readonly name: string;
  readonly kind: UploadKind;
  /** Path and query: the next server has another port. */
  readonly address: string;
  readonly bytes: Buffer<ArrayBuffer>;
  /** So many bytes were said to have come. */
  acknowledged: number;
  /** So many were sent. */
  sent: number;
  /** Whether it was said that all is done. */
  isDone: boolean;
}

/**
 * Uploads in chunks that live longer than servers do: what a server said to have of them, the next one has, goes on with,
 * and makes of it what was sent.
 */
export class UploadTrial {
  readonly counts = { uploads: 0, resumed: 0, chunks: 0 };
  readonly #random: () => number;
  readonly #all = new Set<Upload>();
  readonly #busy = new Set<Upload>();
  #count = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Sends one chunk of an upload: one that is under way, or a new one. */
  async work(calls: RestCalls): Promise<void> {
    const upload = [...this.#all].find((each) => !this.#busy.has(each) && !each.isDone) ?? (await this.#begin(calls));
    this.#busy.add(upload);
    try {
      await this.#sendChunk(calls, upload);
    } finally {
      this.#busy.delete(upload);
    }
  }

  /** Asks after a start how far each upload is, and finishes some; in the end, all. @throws Error that names what was lost */
  async check(calls: RestCalls, { isLast }: { isLast: boolean }): Promise<void> {
    await Promise.all([...this.#all].map((upload) => this.#checkOne(calls, upload, isLast)));
  }

  async #begin(calls: RestCalls): Promise<Upload> {
    const name = `upload-${(this.#count += 1)}`;
    const kind = uploadKinds[this.#count % uploadKinds.length]!;
    const bytes = kind.bytesOf(name, Math.floor((0.5 + this.#random() * 2.5) * CHUNK_BYTES));
    const address = await kind.begin(calls, name);
    const upload = { name, kind, address, bytes, acknowledged: 0, sent: 0, isDone: false };
    this.#all.add(upload);
    this.counts.uploads += 1;
    return upload;
  }

  async #sendChunk(calls: RestCalls, upload: Upload): Promise<void> {
    const { kind, address, bytes, acknowledged: from } = upload;
    const to = Math.min(from + CHUNK_BYTES, bytes.length);
    upload.sent = to;
    const stands = await kind.send(calls, address, { bytes: bytes.subarray(from, to), from, total: bytes.length });
    if (stands.received !== to) throw new Error(`${upload.name} has ${stands.received} bytes after ${to} were sent`);
    upload.acknowledged = to;
    upload.isDone = stands.isDone;
    this.counts.chunks += 1;
  }

  async #checkOne(calls: RestCalls, upload: Upload, isLast: boolean): Promise<void> {
    const { name, kind, address, bytes } = upload;
    const stands = await kind.ask(calls, address, bytes.length);
    const { received } = stands;
    if (received < upload.acknowledged || received > upload.sent) {
      throw new Error(`${name} has ${received} bytes: ${upload.acknowledged} were acknowledged, ${upload.sent} sent`);
    }
    if (upload.isDone && !stands.isDone) throw new Error(`${name} was done, and is not`);
    if (received > 0 && !stands.isDone) this.counts.resumed += 1;
    upload.acknowledged = received;
    upload.isDone = stands.isDone;
    if (!isLast && !upload.isDone && this.#random() < 0.5) return;
    while (!upload.isDone) await this.#sendChunk(calls, upload);
    if (!(await kind.isWhole(calls, name, bytes))) throw new Error(`${name} is not what was sent`);
    this.#all.delete(upload);
  }
}
