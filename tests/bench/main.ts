import { bundleSize } from './bundle-size.ts';
import { cpuPerGet } from './cpu-per-get.ts';
import { firstAnswerTime } from './first-answer.ts';
import { importTime } from './import-time.ts';
import type { Bench, Figure } from './figure.ts';

/** Every benchmark by the name it is asked for with: `npm run bench -- import`. */
const benches: Readonly<Record<string, Bench>> = {
  import: importTime,
  first: firstAnswerTime,
  get: cpuPerGet,
  bundle: bundleSize,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

const figures: Figure[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`measuring ${name} …`);
  figures.push(...(await bench()));
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
