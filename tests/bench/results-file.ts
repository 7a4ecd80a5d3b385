import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SENTENCE = 'The sky is blue because air scatters short waves of light more than long ones. ';

/** How many rows an output file has, and what is in them. */
interface ResultsFile {
  readonly rows: number;
  readonly keyOf: (index: number) => string;
  /** Of some 80 bytes, in each answer. @default 10 */
  readonly sentences?: number;
}

/** An output file of the Gemini API, and a server that serves it for whatever is asked. */
export async function withResults<T>(
  { rows, keyOf, sentences = 10 }: ResultsFile,
  use: (url: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'));
  const file = path.join(folder, 'results.jsonl');
  const handle = await open(file, 'w');
  const text = SENTENCE.repeat(sentences);
  for (let at = 0; at < rows; at += 1000) {
    const lines = Array.from({ length: Math.min(1000, rows - at) }, (_, index) =>
      JSON.stringify({
        response: {
          candidates: [{ content: { role: 'model', parts: [{ text }] }, finishReason: 'STOP', index: 0 }],
          usageMetadata: { promptTokenCount: 8, candidatesTokenCount: 120, totalTokenCount: 128 },
          modelVersion: 'gemini-2.5-flash',
          responseId: `id-${at + index}`,
        },
        key: keyOf(at + index),
      }),
    );
    await handle.writeFile(`${lines.join('\n')}\n`);
  }
  await handle.close();
  const { size } = await stat(file);
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': size });
    createReadStream(file, { highWaterMark: 256 * 1024 }).pipe(response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
