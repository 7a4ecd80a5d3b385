import { isAimockInstalled, notInstalled } from './aimock-installed.ts';
import { numberFromModule } from './child.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';

const rounds = 5;

/** From a fresh process to a server's first answer, imports included. */
export async function mockStart(): Promise<readonly Figure[]> {
  const ours: number[] = [];
  const aimock: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await numberFromModule('contestants/start-mock.ts'));
    if (isAimockInstalled()) aimock.push(await numberFromModule('contestants/start-aimock.ts'));
  }
  const a = median(ours);
  const b = aimock.length > 0 ? median(aimock) : undefined;
  return [
    {
      what: 'mock server: start to first answer, import included',
      ours: `${a.toFixed(0)} ms`,
      beside: b === undefined ? notInstalled : `aimock ${b.toFixed(0)} ms`,
      ...(b !== undefined && { ratio: a / b }),
      aim: 'sooner than aimock',
      met: b !== undefined && a < b,
    },
  ];
}
