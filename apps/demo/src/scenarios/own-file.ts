import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toCsv } from '@genai-batch/core';
import { follow } from './follow.ts';
import type { Scenario } from './scenario.ts';

const model = 'gemini-2.5-flash';

/** A line as someone might have written it. */
const lineOf = (id: string, text: string, role = 'user'): string =>
  `${JSON.stringify({ custom_id: id, request: { contents: [{ role, parts: [{ text }] }] } })}\n`;

export const ownFile: Scenario = {
  name: 'own-file',
  summary: 'a JSON Lines file of your own: checked before it costs money, sent, and back as a table',
  live: true,
  async play(stage) {
    const { client, screen, dest } = stage;
    const folder = await mkdtemp(path.join(tmpdir(), 'genai-batch-demo-'));
    try {
      const file = path.join(folder, 'rows.jsonl');
      const good = lineOf('a', 'What is a batch?') + lineOf('b', 'Why is the sky blue?');
      await writeFile(file, good + lineOf('c', 'Who was Ada Lovelace?', 'tester'));
      const { findings } = await client.batches.checkLines(file, { model }).collect();
      screen.line(`Checked ${path.basename(file)}, on this machine:`);
      for (const { line, path: at, problem, advice } of findings) {
        screen.line(`  line ${line}, ${at}: ${problem}. ${advice}`);
      }
      await writeFile(file, good + lineOf('c', 'Who was Ada Lovelace?'));
      screen.line('Mended; now it goes to the service.');
      const job = await client.batches.create({
        model,
        src: file,
        config: { stage: `${dest.replace(/\/$/, '')}/staging`, dest },
      });
      screen.line();
      const ended = await follow(job, stage);
      screen.line();
      const csv = path.join(folder, 'rows.csv');
      const count = await toCsv(client.batches.results(ended, { expect: 'source' }), csv, {
        columns: {
          key: (row) => row.key,
          status: (row) => row.status,
          output: (row) => (row.status === 'ok' ? row.output : ''),
        },
      });
      screen.line(`${count} rows, as ${path.basename(csv)}:`);
      for (const line of (await readFile(csv, 'utf8')).trimEnd().split('\r\n')) screen.line(`  ${line}`);
    } finally {
      await rm(folder, { recursive: true });
    }
    screen.line();
    screen.line(
      'What just happened: a path was enough. Its lines were checked, put into the bucket, and every one came back.',
    );
  },
};
