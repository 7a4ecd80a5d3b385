import { Agent, request } from 'node:http';
import type { Figure } from './figure.ts';
import { startServer } from './start-server.ts';

const LANES = 16;

/** Many small objects written by requests of their own, and listed. */
export async function storageSmall(objects: number = 10_000): Promise<readonly Figure[]> {
  const server = await startServer('serve-objects');
  const agent = new Agent({ keepAlive: true, maxSockets: LANES });
  const base = `http://127.0.0.1:${server.port}`;
  const call = (url: string, body?: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const sent = request(base + url, { agent, method: body === undefined ? 'GET' : 'POST' }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        answer.on('end', () => (answer.statusCode === 200 ? resolve(text) : reject(new Error(text))));
      });
      sent.on('error', reject).end(body);
    });
  try {
    let next = 0;
    const lane = async (): Promise<void> => {
      for (let at = next++; at < objects; at = next++) {
        await call(`${server.path}?uploadType=media&name=in/${at}.jsonl`, `{"key":"row-${at}"}\n`);
      }
    };
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: LANES }, lane));
    const writtenAt = performance.now();
    let listed = 0;
    let pageToken = '';
    do {
      const page = JSON.parse(await call(`/storage/v1/b/my-bucket/o?prefix=in/&pageToken=${pageToken}`)) as Page;
      listed += page.items?.length ?? 0;
      pageToken = page.nextPageToken ?? '';
    } while (pageToken !== '');
    const listedAt = performance.now();
    if (listed !== objects) throw new Error(`${listed} objects were listed, not ${objects}`);
    const seconds = { write: (writtenAt - startedAt) / 1000, list: (listedAt - writtenAt) / 1000 };
    return [
      {
        what: `mock server: ${objects} small objects written`,
        ours: `${seconds.write.toFixed(1)} s, ${(objects / seconds.write / 1000).toFixed(1)} k/s`,
        beside: `listed, 1,000 a page: ${seconds.list.toFixed(2)} s`,
        aim: '10 s for both',
        met: seconds.write + seconds.list <= 10,
      },
    ];
  } finally {
    agent.destroy();
    await server.stop();
  }
}

interface Page {
  readonly items?: readonly unknown[];
  readonly nextPageToken?: string;
}
