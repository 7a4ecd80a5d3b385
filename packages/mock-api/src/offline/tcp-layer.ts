import net from 'node:net';
import { constants } from 'node:os';
import { replaceFunction, type InstallLayer } from './layer.ts';
import { refuseAddress } from './rules.ts';

export type NativeConnect = (this: object, request: object, address: string, port: number) => number;
type NativeHandle = { connect: NativeConnect; connect6: NativeConnect };

/**
 * Every TCP connection that JavaScript opens ends in these two functions of Node's native handle, whatever library,
 * agent or emulated socket is above. A refused one fails as without a network: `connect ENETUNREACH 192.0.2.1:80`.
 *
 * Node does not publish the handle; when a version hides it, this throws rather than leave a hole unsaid.
 */
export const tcpLayer: InstallLayer = () => replaceConnects(guarded);

/** Puts something around both of the functions. @returns What takes it away again. */
export function replaceConnects(around: (connect: NativeConnect) => NativeConnect): () => void {
  const handle = nativeHandle();
  const restores = [replaceFunction(handle, 'connect', around), replaceFunction(handle, 'connect6', around)];
  return () => {
    for (const restore of restores) restore();
  };
}

const guarded = (connect: NativeConnect): NativeConnect =>
  function guardedConnect(request, address, port) {
    return refuseAddress('tcp', address, port)
      ? -constants.errno.ENETUNREACH
      : connect.call(this, request, address, port);
  };

/** A socket makes its handle at once and connects a turn later: destroyed in between, it connects to nothing. */
function nativeHandle(): NativeHandle {
  const socket = new net.Socket().on('error', () => {});
  socket.connect(9, '127.0.0.1');
  const handle: unknown = Reflect.get(socket, '_handle');
  const prototype: unknown = typeof handle === 'object' && handle !== null ? Object.getPrototypeOf(handle) : undefined;
  socket.destroy();
  if (!isNativeHandle(prototype)) {
    throw new Error(
      `Cannot refuse TCP connections on Node ${process.version}: its socket has no native handle of the known form.`,
    );
  }
  return prototype;
}

function isNativeHandle(value: unknown): value is NativeHandle {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'connect') === 'function' &&
    typeof Reflect.get(value, 'connect6') === 'function'
  );
}
