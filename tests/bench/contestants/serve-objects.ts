import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createMockCloud } from '@genai-batch/mock-api';
import { serve } from '@genai-batch/mock-api/server';
import type { Target } from './target.ts';

/**
 * Takes and gives objects: the mock's server, or, with BENCH_BARE, the least that could do so, which stores and hashes
 * with the mock's own routines and knows nothing else. Asked for, it tells the most memory that it ever had.
 */
const cloud = createMockCloud({ journalLimit: 0 });
cloud.objects.ensureBucket('my-bucket');
process.on('message', () => process.send?.({ maxRssBytes: process.resourceUsage().maxRSS * 1024 }));

if (process.env['BENCH_BARE']) {
  const contents = new Map<string, Awaited<ReturnType<ReturnType<typeof cloud.objects.newContent>['finish']>>>();
  const server = createServer((request, response) => {
    void (async () => {
      const name = new URL(request.url ?? '', 'http://bare').searchParams.get('name') ?? '';
      if (request.method === 'GET') {
        const { content } = contents.get(name)!;
        response.setHeader('content-length', content.size);
        await pipeline(Readable.from(content.stream()), response);
        return;
      }
      const writer = cloud.objects.newContent();
      for await (const chunk of request as AsyncIterable<Buffer>) await writer.write(chunk);
      const { content, crc32c, md5Hash } = await writer.finish();
      contents.set(name, { content, crc32c, md5Hash });
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ name, crc32c, md5Hash }));
    })();
  });
  server.listen(0, '127.0.0.1', () => {
    process.send?.({ port: (server.address() as AddressInfo).port, path: '/o' } satisfies Target);
  });
} else {
  const { port } = await serve(cloud, { port: 0 });
  process.send?.({ port, path: '/upload/storage/v1/b/my-bucket/o' } satisfies Target);
}
