import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import type { ApiRequest } from '../http/api-request.ts';
import type { CallConfig } from '../http/call-config.ts';
import { isTransient } from '../http/is-transient.ts';
import type { Answer } from '../http/send-request.ts';
import type { Transport } from '../http/transport.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Begins a download; resolves when the service has begun to answer. Bytes come as they are read, and a connection that
 * breaks is taken up again where it broke.
 *
 * @param id Of the file, ready for a URL.
 */
export async function downloadFile(
  id: string,
  config: CallConfig | undefined,
  transport: Transport,
): Promise<ReadableStream<Bytes>> {
  const request: ApiRequest = { method: 'GET', path: `files/${id}:download?alt=media`, answer: 'stream' };
  const endsAt = transport.endOf(config);
  const answer = await transport.sendForAnswer(request, config, endsAt);
  const bytes = readOn(answer, request, config, endsAt, transport);
  let isBegun = false;
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        isBegun = true;
        const { done, value } = await bytes.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel(reason) {
        // A generator that has not begun has nothing to clean up, but the connection is open.
        await (isBegun ? bytes.return() : (answer.body as ReadableStream | null)?.cancel(reason));
      },
    },
    { highWaterMark: 0 },
  );
}

async function* readOn(
  first: Answer,
  request: ApiRequest,
  config: CallConfig | undefined,
  endsAt: number | undefined,
  transport: Transport,
): AsyncGenerator<Bytes, void> {
  // A packed body is unpacked on the way: its length, and parts of it, are of other bytes than those that come.
  const isPacked = first.headers.has('content-encoding');
  const length = isPacked ? undefined : (first.headers.get('content-length') ?? undefined);
  let answer = first;
  let received = 0;
  let failures = 0;
  for (;;) {
    // Bytes that came before, when the service sends the whole anew.
    let known = answer.status === 206 ? 0 : received;
    let cut: unknown;
    try {
      for await (const chunk of chunksOf(answer, config?.abortSignal)) {
        const skipped = Math.min(known, chunk.length);
        known -= skipped;
        if (skipped === chunk.length) continue;
        received += chunk.length - skipped;
        failures = 0;
        yield chunk.subarray(skipped);
      }
      if (length === undefined || received >= Number(length)) return;
    } catch (error) {
      config?.abortSignal?.throwIfAborted();
      if (length !== undefined && received === Number(length)) return;
      cut = error;
    }
    const error = transport.lost(
      cut ?? new Error(`the answer ended after ${received} of ${length} bytes`),
      request,
      config,
    );
    if (!isTransient(error)) throw error;
    await transport.pause(error, ++failures, config, endsAt);
    const rest = isPacked || received === 0 ? request : { ...request, headers: { range: `bytes=${received}-` } };
    answer = await transport.sendForAnswer(rest, config, endsAt);
    if (answer.status === 206 && !answer.headers.get('content-range')?.startsWith(`bytes ${received}-`)) {
      throw new InvalidResponseError(
        'A download was asked for from where it broke, but goes on elsewhere. Download it again.',
        {
          status: 206,
        },
      );
    }
  }
}

/** The body's chunks. Leaving the loop, and the signal, end the request. */
async function* chunksOf({ body }: Answer, abortSignal: AbortSignal | undefined): AsyncGenerator<Bytes, void> {
  const reader = (body as ReadableStream<Bytes> | null)?.getReader();
  if (reader === undefined) return;
  const stop = (): void => void reader.cancel(abortSignal?.reason).catch(() => {});
  abortSignal?.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      abortSignal?.throwIfAborted();
      const { done, value } = await reader.read();
      abortSignal?.throwIfAborted();
      if (done) return;
      yield value;
    }
  } finally {
    abortSignal?.removeEventListener('abort', stop);
    stop();
  }
}
