import { pathToFileURL } from 'node:url';
import { heavyPeer } from '../heavy-peer.ts';

export interface AimockServer {
  readonly url: string;
  start(): Promise<unknown>;
}

interface Aimock {
  readonly LLMock: new (options: { port: number; logLevel: string }) => AimockServer;
}

/** Starts aimock's server, from among the dependencies of the heavy tests. */
export async function startAimock(): Promise<AimockServer> {
  const file = heavyPeer('@copilotkit/aimock')!.replace(/\.cjs$/, '.js');
  const { LLMock } = (await import(pathToFileURL(file).href)) as Aimock;
  const server = new LLMock({ port: 0, logLevel: 'silent' });
  await server.start();
  return server;
}
