import type { Context } from 'hono';
import { setTimeout as delay } from 'node:timers/promises';
import { requestChunks } from '../request-chunks.ts';
import type { CloudEnv } from '../cloud-env.ts';

/** An upload was cut off: thrown into whoever reads it, and answered in its place. */
export class UploadCut extends Error {
  override readonly name = 'UploadCut';
  readonly answer: Response;

  constructor(answer: Response) {
    super('The upload was cut off.');
    this.answer = answer;
  }
}

interface CutOptions {
  /** What is answered when the cut comes. */
  readonly answer?: () => Response;
  /** The upload goes on after this long instead. */
  readonly pauseMs?: number;
  /** Called when the bytes have come so far. */
  readonly happens: () => void;
  /** Bytes are counted from the beginning of this request, not of the whole upload. */
  readonly ofThisRequest?: boolean;
}

/** Lets a call's body come only as far as `afterBytes`; what came before is kept by whoever keeps it. */
export function cutUpload(c: Context<CloudEnv>, afterBytes: number, options: CutOptions): void {
  const { url, method, headers, signal } = c.req.raw;
  const [, inRange] = /^bytes\s+(\d+)-/.exec(c.req.header('content-range') ?? '') ?? [];
  const start = inRange ?? c.req.header('x-goog-upload-offset') ?? 0;
  const limit = options.ofThisRequest ? afterBytes : Math.max(0, afterBytes - Number(start));
  const body = ReadableStream.from(upTo(requestChunks(c.req.raw), limit, options));
  c.req.raw = new Request(url, { method, headers, signal, body, duplex: 'half' });
}

async function* upTo(
  chunks: AsyncGenerator<Uint8Array, void>,
  limit: number,
  { answer, pauseMs, happens }: CutOptions,
): AsyncGenerator<Uint8Array, void> {
  let left = limit;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    const chunk = next.value;
    if (chunk.length < left || (chunk.length === left && limit > 0)) {
      left -= chunk.length;
      yield chunk;
      continue;
    }
    if (left > 0) yield chunk.subarray(0, left);
    happens();
    if (answer) throw new UploadCut(await answered(answer(), chunks));
    await delay(pauseMs);
    yield chunk.subarray(left);
    yield* chunks;
  }
}

/** A connection whose request was not read to its end would be closed behind the answer, under the next request. */
async function answered(answer: Response, rest: AsyncGenerator<Uint8Array, void>): Promise<Response> {
  if (answer.type !== 'error') await drain(rest);
  return answer;
}

/** Reads on to the end, and keeps nothing. */
export async function drain(chunks: AsyncGenerator<Uint8Array, void>): Promise<void> {
  while (!(await chunks.next()).done);
}
