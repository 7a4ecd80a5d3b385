import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMockCloud, type TableSchema } from '@genai-batch/mock-api';
import { serve } from '@genai-batch/mock-api/server';
import type { Target } from './target.ts';

/**
 * Gives pages of a table's rows: the mock's server, or, with BENCH_BARE, the least that could send as many bytes: one page
 * in memory, again and again, with the tokens of all others. Asked for, it tells the most memory that it ever had.
 */
const rows = Number(process.env['BENCH_ROWS']);
const pageRows = Number(process.env['BENCH_PAGE_ROWS']);
process.on('message', () => process.send?.({ maxRssBytes: process.resourceUsage().maxRSS * 1024 }));

const text = 'x'.repeat(900);
const rowOf = (id: number): { id: number; text: string } => ({ id, text: `${id} ${text}` });

if (process.env['BENCH_BARE']) {
  const page = Array.from({ length: pageRows }, (_, id) => {
    const row = rowOf(id);
    return { f: [{ v: String(row.id) }, { v: row.text }] };
  });
  const list = Buffer.from(JSON.stringify(page));
  const server = createServer((request, response) => {
    const token = new URL(request.url ?? '', 'http://bare').searchParams.get('pageToken');
    const next = Number(token ?? 0) + pageRows;
    const head = {
      kind: 'bigquery#tableDataList',
      totalRows: String(rows),
      ...(next < rows && { pageToken: String(next) }),
    };
    const body = Buffer.concat([Buffer.from(`${JSON.stringify(head).slice(0, -1)},"rows":`), list, Buffer.from('}')]);
    response.setHeader('content-type', 'application/json').end(body);
  });
  server.listen(0, '127.0.0.1', () => {
    process.send?.({ port: (server.address() as AddressInfo).port, path: '/data' } satisfies Target);
  });
} else {
  const cloud = createMockCloud({ project: 'p', journalLimit: 0 });
  const schema: TableSchema = [
    { name: 'id', type: 'INTEGER', mode: 'NULLABLE' },
    { name: 'text', type: 'STRING', mode: 'NULLABLE' },
  ];
  await cloud.bigquery.put(
    'd.t',
    (function* all() {
      for (let id = 0; id < rows; id += 1) yield rowOf(id);
    })(),
    { schema },
  );
  const { port } = await serve(cloud, { port: 0 });
  process.send?.({ port, path: '/bigquery/v2/projects/p/datasets/d/tables/t/data' } satisfies Target);
}
