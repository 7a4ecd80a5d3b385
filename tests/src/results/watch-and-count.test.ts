import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  Client,
  collect,
  costOf,
  type JobEvent,
  type ResultsSummary,
  structured,
  toCsv,
  toJsonl,
  toMap,
} from '@genai-batch/core';
import { waitingClock } from '@genai-batch/testing';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cloudAtDoor } from '../doors/cloud-at-door.ts';
import { doors } from '../doors/open-door.ts';

const stage = 'gs://stage/rows';
const model = 'gemini-2.5-flash';
const rowOf = (key: string): object => ({ key, contents: `Say ${key}` });
const keysUpTo = (count: number): string[] => Array.from({ length: count }, (_, i) => `row-${i}`);

describe.for(doors)('at the $name door', (door) => {
  const cloud = cloudAtDoor(door);
  const connect = (): Client =>
    new Client({
      enterprise: true,
      project: cloud().project,
      location: cloud().location,
      clock: waitingClock(cloud()),
    });

  test('a watched job is seen in each of its states, with its rows counted at the end', async () => {
    const client = connect();
    const job = await client.batches.create({ model, src: keysUpTo(5).map(rowOf), config: { stage } });
    const events: JobEvent[] = [];
    for await (const event of client.batches.watch(job)) events.push(event);
    expect(new Set(events.map((event) => event.job?.state))).toEqual(
      new Set(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']),
    );
    expect(events.at(-1)).toMatchObject({
      type: 'job-ended',
      progress: { doneCount: 5, totalCount: 5, fraction: 1 },
    });
  });

  test('a job that the service forgets is told of as stalled, until the time is up', async () => {
    const client = connect();
    cloud().faults.add({ fault: 'stuck', job: '*' });
    const job = await client.batches.create({ model, src: keysUpTo(1).map(rowOf), config: { stage } });
    const events: JobEvent[] = [];
    const hour = 3_600_000;
    const waiting = client.batches.wait(job, {
      timeoutMs: 30 * hour,
      pollIntervalMs: hour / 2,
      minPollIntervalMs: hour / 2,
      onEvent: (event) => events.push(event),
    });
    await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError', job: { state: 'JOB_STATE_PENDING' } });
    const stalls = events.flatMap((event) => (event.type === 'job-stalled' ? [event.stall] : []));
    expect(stalls.length).toBeGreaterThanOrEqual(2);
    expect(stalls[0]?.likelyCauses[0]).toMatch(/no room for it yet/);
  });

  test('every row of the source ends in one outcome, also those of a job that was cancelled', async () => {
    const client = connect();
    const job = await client.batches.create({ model, src: keysUpTo(3).map(rowOf), config: { stage } });
    await client.batches.cancel({ name: job.name });
    const ended = await client.batches.wait(job);
    expect(ended.state).toBe('JOB_STATE_CANCELLED');
    const rows = await toMap(client.batches.results(ended, { expect: 'source' }));
    expect([...rows.keys()].toSorted()).toEqual(keysUpTo(3));
    for (const row of rows.values()) expect(row).toMatchObject({ status: 'missing', because: 'cancelled' });
  });

  test('rows that nobody expects, and expected rows that nobody sent, are told of', async () => {
    const client = connect();
    const job = await client.batches.create({ model, src: keysUpTo(3).map(rowOf), config: { stage } });
    const ended = await client.batches.wait(job);
    let summary: ResultsSummary | undefined;
    const onSummary = (told: ResultsSummary): void => void (summary = told);
    const rows = await collect(client.batches.results(ended, { expect: ['row-0', 'row-1', 'other'], onSummary }));
    expect(rows.ok.map(({ key }) => key).toSorted()).toEqual(['row-0', 'row-1']);
    expect(rows.missing).toEqual([{ status: 'missing', key: 'other', because: 'absent' }]);
    expect(rows.unmatched).toMatchObject([{ key: 'row-2', reason: 'nobody expects the key "row-2"' }]);
    expect(summary).toMatchObject({
      expectedCount: 3,
      missing: { count: 1, examples: ['other'] },
      unknown: { count: 1, examples: ['row-2'] },
    });
  });

  test('rows that are lost, doubled, or come under another key, end once each all the same', async () => {
    const client = connect();
    cloud().faults.add({ row: 1, fault: 'missing' });
    cloud().faults.add({ row: 3, fault: 'doubled' });
    cloud().faults.add({ row: 5, fault: 'wrong-key' });
    const job = await client.batches.create({ model, src: keysUpTo(9).map(rowOf), config: { stage } });
    const ended = await client.batches.wait(job);
    const { ok, missing, unmatched } = await collect(client.batches.results(ended, { expect: 'source' }));
    expect([...ok, ...missing].map(({ key }) => key).toSorted()).toEqual(keysUpTo(9));
    expect(missing.map(({ key }) => key).toSorted()).toEqual(['row-1', 'row-5']);
    expect(unmatched.map(({ key, count }) => ({ key, count }))).toContainEqual({ key: 'row-3', count: 2 });
    expect(ok.length + unmatched.length).toBe(9);
  });

  const ticket = z.object({
    label: z.enum(['bug', 'question']),
    urgency: z.int().min(1).max(5),
    since: z.iso.date().transform((day) => new Date(day)),
    mail: z.email().describe('Of the sender'),
    note: z.string().nullable(),
  });

  test('the model answers by a schema, and its answers come typed', async () => {
    const client = connect();
    const config = await structured(ticket);
    const src = keysUpTo(4).map((key) => ({ ...rowOf(key), config }));
    const job = await client.batches.create({ model, src, config: { stage } });
    const ended = await client.batches.wait(job);
    const { ok, usage } = await collect(client.batches.results(ended, { output: ticket, expect: 'source' }));
    expect(usage.counts).toMatchObject({ ok: 4, missing: 0, invalid: 0 });
    for (const { output } of ok) {
      const urgency: number = output.urgency;
      expect(urgency).toBeGreaterThanOrEqual(1);
      expect(output.since).toBeInstanceOf(Date);
    }
    expect(costOf(usage, ended)).toMatchObject({ status: 'known', usd: expect.any(Number) });
  });

  test('rows are written to files as they come', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'rows-'));
    try {
      const client = connect();
      const job = await client.batches.create({ model, src: keysUpTo(3).map(rowOf), config: { stage } });
      const ended = await client.batches.wait(job);
      const [jsonl, csv] = [path.join(folder, 'rows.jsonl'), path.join(folder, 'rows.csv')];
      expect(await toJsonl(client.batches.results(ended), jsonl)).toBe(3);
      expect(await toCsv(client.batches.results(ended), csv)).toBe(3);
      const keys = (await readFile(jsonl, 'utf8'))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).key as string);
      expect(keys.toSorted()).toEqual(keysUpTo(3));
      expect(await readFile(csv, 'utf8')).toMatch(/^key,status,output,.*\r\n(row-\d,ok,[^]*\r\n){3}$/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
