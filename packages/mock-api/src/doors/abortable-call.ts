type FetchArguments = Parameters<typeof globalThis.fetch>;

/** Whether a call of `fetch` came with a signal: most do not, and are spared what follows. */
export function hasSignal(...[input, init]: FetchArguments): boolean {
  return init?.signal === undefined ? input instanceof Request : init.signal !== null;
}

/**
 * The request with a body that breaks off when it is aborted, as that of an upload does on a network. One that was given whole
 * has been sent whole.
 */
export function breakingUpload(request: Request, init: RequestInit | undefined): Request {
  if (!request.body || init?.duplex === undefined) return request;
  const body = request.body.pipeThrough(new TransformStream(), { signal: request.signal });
  return new Request(request, { method: request.method, body, duplex: 'half' });
}

/**
 * The answer to a caller that may abort: it rejects with the signal's reason, and so does its body. The service is not stopped: it
 * has got the request, and what it does stays done.
 */
export async function untilAborted(request: Request, answer: Promise<Response>): Promise<Response> {
  const { signal } = request;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const giveUp = (): void => reject(signal.reason);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    const response = await Promise.race([answer, aborted]);
    signal.throwIfAborted();
    return response.body ? new Response(abortableBody(response.body, request), response) : response;
  } catch (error) {
    if (signal.aborted) letGo(answer);
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

// It holds on to the request: the signal of one that is gone hears of no abort any more.
function abortableBody(body: ReadableStream<Uint8Array>, request: Request): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let stopListening = (): void => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const giveUp = (): void => {
          const { reason } = request.signal;
          controller.error(reason);
          reader.cancel(reason).catch(() => {});
        };
        request.signal.addEventListener('abort', giveUp, { once: true });
        stopListening = () => request.signal.removeEventListener('abort', giveUp);
      },
      async pull(controller) {
        const { done, value } = await reader.read();
        if (request.signal.aborted) return;
        if (!done) {
          controller.enqueue(value);
          return;
        }
        stopListening();
        controller.close();
      },
      cancel(reason) {
        stopListening();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

/** An answer that nobody waits for any more: what it would have read is closed. */
function letGo(answer: Promise<Response>): void {
  answer.then((response) => response.body?.cancel()).catch(() => {});
}
