import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerResponse, type Service } from './service.ts';

/** Serves the service over HTTP on a free port of this machine. */
export async function onLoopback<T>(service: Service, run: (baseUrl: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
      const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
      const answer = service.answer(request.method ?? '', url, headersOf(request), body);
      const { status, headers } = answerResponse(answer);
      response.writeHead(status, Object.fromEntries(headers));
      response.end(await answerResponse(answer).text());
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  return headers;
}
