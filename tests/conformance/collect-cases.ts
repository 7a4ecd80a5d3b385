import { createRequire } from 'node:module';
import path from 'node:path';

type Step = () => unknown;

/** One case of the suite, with what prepares it. */
export interface Case {
  /** `scenarioOne` */
  readonly scenario: string;
  /** The call of the client that it makes, such as `bucketGet`. */
  readonly call: string;
  /** Which of the scenario's sets of instructions it is, from 0. */
  readonly number: string;
  readonly before: readonly Step[];
  readonly body: Step;
  timeoutMs: number;
}

interface Suite {
  readonly name: string;
  readonly before: Step[];
}

/** Loads files that were written for Mocha, and gives their cases in their order, without running one. */
export function collectCases(files: readonly string[]): Case[] {
  const cases: Case[] = [];
  const open: Suite[] = [];
  const require = createRequire(import.meta.url);
  for (const file of files) {
    const scenario = path.basename(file, '.cjs');
    Object.assign(globalThis, {
      describe(name: string, body: Step) {
        open.push({ name, before: [] });
        body();
        open.pop();
      },
      beforeEach: (step: Step) => open.at(-1)?.before.push(step),
      it(number: string, body: Step) {
        const before = open.flatMap((suite) => suite.before);
        const found: Case = { scenario, call: open.at(-1)?.name ?? '', number, before, body, timeoutMs: 20_000 };
        cases.push(found);
        return { timeout: (ms: number) => (found.timeoutMs = ms) };
      },
    });
    require(file);
  }
  return cases;
}
