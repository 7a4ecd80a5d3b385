import { bigqueryList } from './bigquery-list.ts';
import { bundleSize } from './bundle-size.ts';
import { cpuPerGet } from './cpu-per-get.ts';
import { firstAnswerTime } from './first-answer.ts';
import { importTime } from './import-time.ts';
import type { Bench, Figure } from './figure.ts';
import { mock72h } from './mock-72h.ts';
import { mockBigQueryJob } from './mock-bigquery-job.ts';
import { mockCloud } from './mock-cloud.ts';
import { mockGet } from './mock-get.ts';
import { mockJob } from './mock-job.ts';
import { mockRows } from './mock-rows.ts';
import { mockStart } from './mock-start.ts';
import { readingResults } from './read-results.ts';
import { rowMemory } from './row-memory.ts';
import { storageSmall } from './storage-small.ts';
import { storageTransfer } from './storage-transfer.ts';
import { writingLines } from './write-lines.ts';

/** Every benchmark by the name it is asked for with: `npm run bench -- import`. Some take a size: `mock-job=1000000`. */
const benches: Readonly<Record<string, Bench>> = {
  import: importTime,
  first: firstAnswerTime,
  get: cpuPerGet,
  bundle: bundleSize,
  write: writingLines,
  read: readingResults,
  'row-memory': rowMemory,
  'mock-get': mockGet,
  'mock-start': mockStart,
  'mock-rows': mockRows,
  'mock-job': mockJob,
  'mock-bigquery-job': mockBigQueryJob,
  'mock-cloud': mockCloud,
  'mock-72h': mock72h,
  storage: storageTransfer,
  'storage-small': storageSmall,
  bigquery: bigqueryList,
};

const wanted = new Map(process.argv.slice(2).map((arg) => readArgument(arg)));
const unknown = [...wanted.keys()].filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

const figures: Figure[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.size > 0 && !wanted.has(name)) continue;
  console.error(`measuring ${name} …`);
  figures.push(...(await bench(wanted.get(name))));
}
console.table(
  figures.map((figure) => ({
    what: figure.what,
    ours: figure.ours,
    beside: figure.beside,
    ratio: figure.ratio?.toFixed(2) ?? '',
    aim: figure.aim,
    met: figure.met ? 'yes' : 'NO',
  })),
);

/** `NAME`, or `NAME=SIZE`. */
function readArgument(arg: string): [name: string, size: number | undefined] {
  const [name = '', size] = arg.split('=');
  return [name, size === undefined ? undefined : Number(size)];
}
