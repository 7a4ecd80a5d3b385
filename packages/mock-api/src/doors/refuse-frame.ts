import type { UnhandledFrameHandle } from 'msw';
import type { BlockedCall } from '../offline/blocked-call.ts';
import { networkRules, refuseHost } from '../offline/rules.ts';

type UnhandledFrameCallback = Extract<UnhandledFrameHandle, (...given: never[]) => unknown>;
type Connection = { client: { url: URL; close: (code?: number, reason?: string) => void } };

/**
 * What becomes of a call that no handler answers: refused by name, unless it stays on this machine or is allowed.
 * As a function it also sees what MSW's own `'error'` lets out: paths that look like assets.
 */
export function frameRefuser(InternalError: new (message: string) => Error): UnhandledFrameCallback {
  return ({ frame }) => {
    if (networkRules.size === 0) return;
    const { request, connection } = frame.data as { request?: Request; connection?: Connection };
    const kind: BlockedCall['kind'] = connection ? 'websocket' : 'http';
    const url = connection ? connection.client.url : URL.parse(request?.url ?? '');
    if (!url) return;
    const address = `${url.protocol}//${url.host}${url.pathname}`; // no query: it may hold a key
    const error = refuseHost(kind, request ? `${request.method} ${address}` : address, url.hostname);
    // A websocket that is only told of an error would be opened all the same, with nobody at the other end.
    if (error) connection?.client.close(1006, error.message);
    if (error) throw Object.assign(new InternalError(error.message), { code: error.code });
  };
}
