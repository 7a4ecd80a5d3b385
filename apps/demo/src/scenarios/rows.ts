import { table } from '../show/table.ts';
import { mockOf } from '../stage/mock-of.ts';
import { follow } from './follow.ts';
import type { Scenario } from './scenario.ts';

const what: Readonly<Record<string, string>> = {
  ok: 'use it',
  blocked: 'change the prompt',
  truncated: 'allow more tokens',
  missing: 'send it again',
  unmatched: 'look into it',
};

export const rows: Scenario = {
  name: 'rows',
  summary: 'a job that succeeds although rows in it do not: blocked, cut off, refused, failed, lost and doubled ones',
  live: false,
  async play(stage) {
    const { client, screen, dest } = stage;
    const { faults } = mockOf(stage);
    faults.add({ key: 'row-2', fault: 'blocked' });
    faults.add({ key: 'row-3', fault: 'truncated' });
    faults.add({ key: 'row-5', fault: 'error', status: 'UNAVAILABLE', message: 'The model is overloaded.' });
    faults.add({ key: 'row-6', fault: 'missing' });
    faults.add({ key: 'row-7', fault: 'doubled' });
    const lines = Array.from({ length: 8 }, (_, i) => ({
      id: `row-${i + 1}`,
      request: {
        contents: [{ role: 'user', parts: [{ text: `Say the number ${i + 1} in Finnish.` }] }],
        generationConfig: { maxOutputTokens: i === 3 ? -1 : 256 },
      },
    }));
    const src = await stage.upload('finnish.jsonl', lines);
    screen.line(`${lines.length} rows lie in ${src}. One asks for -1 tokens; five more will meet with something.`);
    const job = await client.batches.create({ model: 'gemini-2.5-flash', src, config: { dest } });
    screen.line();
    const ended = await follow(job, stage);
    screen.line();
    screen.line(`It ended as ${ended.state}. Row by row:`);
    screen.line();
    const ends: string[][] = [];
    for await (const row of client.batches.results(ended, { key: 'id', expect: 'source' })) {
      const why =
        row.status === 'error' ? row.error.message : 'reason' in row ? row.reason : 'because' in row ? row.because : '';
      const advice = row.status === 'error' ? (row.error.retryable ? 'send it again' : 'mend it') : what[row.status];
      ends.push([row.key ?? '?', row.status, advice ?? '', why]);
    }
    ends.sort(([a = ''], [b = '']) => a.localeCompare(b, 'en', { numeric: true }));
    for (const line of table(['key', 'status', 'what to do', 'why'], ends)) screen.line(`  ${line}`);
    screen.line();
    screen.line(
      'What just happened: results were held against the keys that were sent. Each row ended in exactly one way; the',
    );
    screen.line(
      'second answer to row-7 was told apart from its first, and row-6, which never came back, was told of as well.',
    );
  },
};
