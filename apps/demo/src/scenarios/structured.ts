import { costOf, type ResultsSummary, structured as structuredBy } from '@genai-batch/core';
import * as z from 'zod';
import { table } from '../show/table.ts';
import { follow } from './follow.ts';
import type { Scenario } from './scenario.ts';

const model = 'gemini-2.5-flash';

const tickets = [
  'It crashes when I save.',
  'Where do I change my name?',
  'The export has no header line.',
  'Do you have a dark theme?',
  'Since yesterday every page is blank!',
];

const Triage = z.object({
  reason: z.string().describe('Why, in a sentence.'),
  label: z.enum(['bug', 'question']),
  urgency: z.int().min(1).max(5),
});

export const structured: Scenario = {
  name: 'structured',
  summary: 'answers by a schema: asked for, checked, typed; every row once, and what it cost',
  live: true,
  async play(stage) {
    const { client, screen, dest } = stage;
    const config = await structuredBy(Triage);
    screen.line('A schema of Zod becomes the responseSchema of every row:');
    screen.line(`  ${JSON.stringify(config.responseSchema.properties)}`);
    const job = await client.batches.create({
      model,
      src: tickets.map((text, i) => ({ key: `ticket-${i + 1}`, contents: `Triage: ${text}`, config })),
      config: { stage: `${dest.replace(/\/$/, '')}/staging`, dest },
    });
    screen.line();
    const ended = await follow(job, stage);
    screen.line();
    const rows: string[][] = [];
    let summary: ResultsSummary | undefined;
    const onSummary = (told: ResultsSummary): void => void (summary = told);
    for await (const row of client.batches.results(ended, { output: Triage, expect: 'source', onSummary })) {
      if (row.status === 'ok') rows.push([row.key, row.status, row.output.label, String(row.output.urgency)]);
      else rows.push([row.key ?? '?', row.status, '', '']);
    }
    rows.sort(([a = ''], [b = '']) => a.localeCompare(b, 'en', { numeric: true }));
    for (const line of table(['key', 'status', 'label', 'urgency'], rows)) screen.line(`  ${line}`);
    screen.line();
    if (summary === undefined) return;
    const { usage, missing, expectedCount } = summary;
    const cost = costOf(usage, { model });
    screen.line(
      `${usage.rows} of ${expectedCount} rows ended, ${missing.count} of them missing; ${usage.totalTokens} tokens, ` +
        (cost.status === 'known' ? `$${cost.usd.toFixed(6)} by the list.` : cost.reason),
    );
    screen.line(
      'What just happened: the same schema asked for the answers and checked them; TypeScript knows what they are.',
    );
  },
};
