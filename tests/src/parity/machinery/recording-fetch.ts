import { answerResponse, type Service } from './service.ts';

/** A `fetch` that reaches the service without a network, so that real host names can be used. */
export function recordingFetch(service: Service): (url: string | URL, init?: RequestInit) => Promise<Response> {
  return async (url, init = {}) => {
    init.signal?.throwIfAborted();
    // The web's Request would refuse a body that Google's services do accept, so the parts are read one by one.
    const body = init.body ? new Uint8Array(await new Response(init.body).arrayBuffer()) : new Uint8Array();
    const answer = service.answer(init.method ?? 'GET', new URL(url), new Headers(init.headers), body);
    if (answer.instead === 'network') {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
      });
    }
    if (answer.instead === 'silence') await untilAborted(init.signal);
    return answerResponse(answer);
  };
}

function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
