import { request } from 'node:http';

/** Takes all pages of a table, one after another, without reading what is in the rows. Prints megabytes a second. */
const { BENCH_URL: base = '', BENCH_PAGE_ROWS: pageRows = '' } = process.env;

async function page(pageToken: string | undefined): Promise<{ bytes: number; next: string | undefined }> {
  const url = new URL(base);
  url.search = new URLSearchParams({
    maxResults: pageRows,
    'formatOptions.useInt64Timestamp': 'true',
    ...(pageToken !== undefined && { pageToken }),
  }).toString();
  return new Promise((resolve, reject) => {
    request(url, (response) => {
      let bytes = 0;
      let head = '';
      response.on('data', (chunk: Buffer) => {
        if (head.length < 500) head += chunk.toString('latin1', 0, 500);
        bytes += chunk.length;
      });
      response.on('end', () =>
        resolve({ bytes, next: /"pageToken":"([^"]+)"/.exec(head.split('"rows"')[0] ?? '')?.[1] }),
      );
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}

const start = process.hrtime.bigint();
let total = 0;
let token: string | undefined;
do {
  const { bytes, next } = await page(token);
  total += bytes;
  token = next;
} while (token !== undefined);
console.log(total / 1e6 / (Number(process.hrtime.bigint() - start) / 1e9));
