import dgram from 'node:dgram';
import { isIP } from 'node:net';
import { replaceFunction, type InstallLayer } from './layer.ts';
import { refuseAddress } from './rules.ts';

type Method = (this: dgram.Socket, ...given: unknown[]) => unknown;

/** Datagrams to an address; one to a name asks `dns.lookup` first and is stopped there. */
export const datagramLayer: InstallLayer = () => {
  const methods = dgram.Socket.prototype as unknown as Record<'send' | 'connect', Method>;
  const restores = [
    // send(message, [offset, length,] [port, [address,]] [callback]), connect(port, [address,] [callback])
    replaceFunction(methods, 'send', (send) => guarded(send, (given) => given.slice(1))),
    replaceFunction(methods, 'connect', (connect) => guarded(connect, (given) => given)),
  ];
  return () => {
    for (const restore of restores) restore();
  };
};

const guarded = (original: Method, destinationIn: (given: unknown[]) => unknown[]): Method =>
  function guardedMethod(...given) {
    const destination = destinationIn(given);
    const address = destination.find((part) => typeof part === 'string' && isIP(part) > 0);
    const port = destination.slice(0, destination.indexOf(address)).findLast((part) => typeof part === 'number');
    const error = typeof address === 'string' ? refuseAddress('udp', address, port ?? 0) : undefined;
    if (!error) return original.apply(this, given);
    const callback = given.at(-1);
    process.nextTick(() => {
      if (typeof callback === 'function') callback(error);
      else this.emit('error', error);
    });
    return undefined;
  };
