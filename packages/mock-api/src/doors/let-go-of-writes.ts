import { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';

type Chunk = { chunk: unknown; encoding: unknown };
type WriteGeneric = (this: Socket, many: boolean, data: unknown, encoding: unknown, callback: unknown) => void;
type EmulatedSocket = Socket & { _writeGeneric: WriteGeneric; _pendingData: unknown };

/**
 * Lets an emulated socket forget what a client has written, once it is certain that the mock cloud answers.
 *
 * MSW keeps every byte of a request until its answer begins, to send it all again should the request go out after all:
 * an upload of a gigabyte would take a gigabyte. It keeps the list of chunks that it is given, so it is given a list
 * that is emptied as soon as the chunks have been passed on. Should MSW come to keep them elsewhere, memory is held
 * again, and nothing else changes.
 */
export function letGoOfWrites(initiator: unknown): void {
  if (!(initiator instanceof ClientRequest) || !initiator.socket) return;
  const socket = initiator.socket as EmulatedSocket;
  const write = socket._writeGeneric;
  if (!Object.hasOwn(socket, '_writeGeneric')) return; // not emulated
  const forgetful: WriteGeneric = function forgetfulWrite(many, data, encoding, callback) {
    const lent = many ? [...(data as Chunk[])] : [{ chunk: data, encoding }];
    write.call(this, true, lent, '', callback);
    lent.length = 0;
    socket._pendingData = null;
  };
  socket._writeGeneric = forgetful;
  initiator.once('close', () => {
    // The socket may serve another request, which may go out.
    if (socket._writeGeneric === forgetful) socket._writeGeneric = write;
  });
}
