import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readablePredictors, type Predictors } from '../../predictors/predictors.ts';
import { claudeFamily } from '../families/claude/claude-family.ts';
import { geminiFamily } from '../families/gemini/gemini-family.ts';
import type { RowFamily } from '../families/row-family.ts';
import type { JsonObject } from '../json.ts';
import { RowExecution } from './row-execution.ts';
import type { RowFault, RowFaults } from './row-fault.ts';

interface Executed {
  lines: string[];
  failed: string[];
  counts: { successful: number; failed: number };
}

/** Runs rows, in their order, through a family. */
async function executed(
  family: RowFamily,
  rows: readonly JsonObject[],
  faults?: RowFaults,
  seed = 1,
): Promise<Executed> {
  const { execution, lines, failed } = prepared(family, rows, { faults, seed });
  return { counts: await execution.predict(() => true), lines, failed };
}

interface Prepared {
  faults?: RowFaults | undefined;
  seed?: number;
  predictors?: Predictors;
}

function prepared(
  family: RowFamily,
  rows: readonly JsonObject[],
  { faults, seed = 1, predictors = readablePredictors }: Prepared = {},
): { execution: RowExecution; lines: string[]; failed: string[] } {
  const lines: string[] = [];
  const failed: string[] = [];
  const jobRows = family.openJob({ echo: 'exact' });
  for (const row of rows) jobRows.check(row);
  const execution = new RowExecution({
    seed,
    model: 'claude-of-tests',
    totalRows: rows.length,
    rows: async function* read() {
      yield rows.map((row, index) => ({ text: JSON.stringify(row), index, place: () => `row ${index}` }));
    },
    family: jobRows,
    payload: family.payload,
    predictors,
    faults,
    sink: () => ({
      write: (line, isFailed) => void (isFailed ? failed : lines).push(line),
      publish: async () => {},
      discard: async () => {},
    }),
    timeOf: (index) => index,
  });
  return { execution, lines, failed };
}

const claudeRow = (id: string, content = `Question ${id}?`): JsonObject => ({
  custom_id: id,
  request: { messages: [{ role: 'user', content }], anthropic_version: 'vertex-2023-10-16', max_tokens: 500 },
});
const rows = ['a', 'b', 'c'].map((id) => claudeRow(id));
const idOf = (line: string): unknown => (JSON.parse(line) as JsonObject)['custom_id'];

test('each row is in exactly one line, and its answer depends on the seed and on itself alone', () =>
  fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 }),
      fc.integer(),
      async (ids, seed) => {
        const given = ids.map((id) => claudeRow(id));
        const once = await executed(claudeFamily, given, undefined, seed);
        expect(once.lines.map(idOf)).toEqual(ids);
        const turned = await executed(claudeFamily, given.toReversed(), undefined, seed);
        expect(turned.lines.toReversed()).toEqual(once.lines);
      },
    ),
  ));

describe('a fault of one row', () => {
  const only =
    (key: string, fault: RowFault): RowFaults =>
    (row) =>
      row.key === key ? { fault, missed: () => {} } : undefined;

  test.for<[fault: RowFault['fault'], ids: string[]]>([
    ['missing', ['a', 'c']],
    ['doubled', ['a', 'b', 'b', 'c']],
    ['wrong-key', ['a', 'a', 'c']],
  ])('%s', async ([fault, ids]) => {
    const { lines, counts } = await executed(claudeFamily, rows, only('b', { fault }));
    expect(lines.map(idOf)).toEqual(ids);
    expect(counts).toEqual({ successful: 3, failed: 0 });
  });

  test('under a wrong key, the request is still its own', async () => {
    const { lines } = await executed(claudeFamily, rows, only('b', { fault: 'wrong-key' }));
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ custom_id: 'a', request: rows[1]?.['request'] });
  });

  test('a broken line ends half-way', async () => {
    const whole = (await executed(claudeFamily, rows)).lines[1] ?? '';
    const { lines } = await executed(claudeFamily, rows, only('b', { fault: 'broken-line' }));
    expect(whole.startsWith(lines[1] ?? 'no line')).toBe(true);
    expect(() => JSON.parse(lines[1] ?? '')).toThrow(SyntaxError);
  });

  test('an error fails it, with the words given or without', async () => {
    const { failed, lines, counts } = await executed(claudeFamily, rows, ({ index }) =>
      index === 1
        ? { fault: { fault: 'error', status: 'RESOURCE_EXHAUSTED', message: 'Later.' }, missed: () => {} }
        : undefined,
    );
    expect(counts).toEqual({ successful: 2, failed: 1 });
    expect(lines).toHaveLength(2);
    expect(failed[0]).toContain('RESOURCE_EXHAUSTED error occurred');
    expect((await executed(claudeFamily, rows, only('b', { fault: 'error' }))).failed[0]).toContain('INTERNAL');
  });

  test.for<[fault: RowFault['fault'], claude: JsonObject, gemini: JsonObject]>([
    ['blocked', { stop_reason: 'refusal' }, { promptFeedback: { blockReason: 'SAFETY' } }],
    ['truncated', { stop_reason: 'max_tokens' }, { candidates: [{ finishReason: 'MAX_TOKENS' }] }],
    ['invalid-json', { stop_reason: 'end_turn' }, { candidates: [{ finishReason: 'STOP' }] }],
  ])('%s is said as its family says it', async ([fault, claude, gemini]) => {
    const ofClaude = await executed(claudeFamily, rows, only('b', { fault }));
    expect(JSON.parse(ofClaude.lines[1] ?? '')).toMatchObject({ response: claude, status: '' });
    const request = { contents: [{ role: 'user', parts: [{ text: 'Rain?' }] }] };
    const ofGemini = await executed(geminiFamily, [{ id: 7, request }], only('7', { fault }));
    expect(JSON.parse(ofGemini.lines[0] ?? '')).toMatchObject({ id: 7, response: gemini, status: '' });
  });

  test('what is no JSON cannot be read as any', async () => {
    const { lines } = await executed(claudeFamily, rows, only('b', { fault: 'invalid-json' }));
    const { response } = JSON.parse(lines[1] ?? '') as { response: { content: { text: string }[] } };
    expect(() => JSON.parse(response.content[0]?.text ?? '1')).toThrow(SyntaxError);
  });
});

describe('rows asked at once', () => {
  const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
  const many = Array.from({ length: 30 }, (_, index) => claudeRow(`row-${index}`));

  test('are written as if they were asked one after another, whatever the order of their answers', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 8 }), fc.infiniteStream(fc.nat(3)), async (concurrency, delays) => {
        let asked = 0;
        let most = 0;
        const { execution, lines } = prepared(claudeFamily, many, {
          predictors: {
            ...readablePredictors,
            concurrency,
            text: async (question) => {
              asked += 1;
              most = Math.max(most, asked);
              for (let turns = Number(delays.next().value); turns > 0; turns -= 1) await turn();
              asked -= 1;
              return readablePredictors.text(question);
            },
          },
        });
        expect(await execution.predict(() => true)).toEqual({ successful: 30, failed: 0 });
        expect(lines).toEqual((await executed(claudeFamily, many)).lines);
        expect(most).toBeGreaterThan(1);
        expect(most).toBeLessThanOrEqual(concurrency);
      }),
      { numRuns: 20 },
    ));

  test('are given up when their job is: answers that came are kept, no other row is begun', async () => {
    const begun: string[] = [];
    const { execution, lines } = prepared(claudeFamily, many, {
      predictors: {
        ...readablePredictors,
        concurrency: 4,
        text: async ({ text, key = '', signal }) => {
          begun.push(key);
          if (begun.length <= 6) return text;
          return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
        },
      },
    });
    const predicted = execution.predict(() => true);
    for (let turns = 0; turns < 20; turns += 1) await turn();
    execution.interrupt();
    expect(await predicted).toEqual({ successful: 6, failed: 0 });
    expect(lines.map(idOf)).toEqual(begun.slice(0, 6));
    expect(begun).toHaveLength(10);
  });

  test('that nobody waits for are not given up', async () => {
    const { execution } = prepared(claudeFamily, rows);
    execution.interrupt();
    expect(await execution.predict(() => true)).toEqual({ successful: 3, failed: 0 });
    await execution.settled();
  });

  test('fail the job where one of them breaks in a way that no row can', async () => {
    const { execution } = prepared(claudeFamily, many, {
      predictors: {
        ...readablePredictors,
        concurrency: 3,
        text: async ({ key }) => {
          if (key === 'row-7') throw new TypeError('a mistake');
          return 'fine';
        },
      },
    });
    await expect(execution.predict(() => true)).rejects.toThrow('a mistake');
    await execution.settled();
  });
});
