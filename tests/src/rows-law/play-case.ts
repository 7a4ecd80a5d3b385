import { type BatchJob, Client, type RowOutcome, type Unmatched } from '@genai-batch/core';
import { createMockCloud, type MockCloud } from '@genai-batch/mock-api';
import { waitingClock } from '@genai-batch/testing';
import * as z from 'zod';
import type { DoorKind } from '../doors/open-door.ts';
import type { Case } from './any-case.ts';
import { AskedModels } from './asked-models.ts';
import type { JsonObject } from './canonical.ts';
import type { Ending } from './expected-rows.ts';
import type { Form, Route } from './routes.ts';

/** What came of a case. */
export interface Played {
  /** What the model was asked, in that order. */
  readonly asked: readonly JsonObject[];
  readonly endings: readonly Ending[];
  readonly job: BatchJob;
  /** Seed, faults and requests of the cloud, for a failure's message. */
  readonly cloud: string;
}

const answer = z.object({ asked: z.string() });

/** Lets rows go to a model and come back, through a door into a cloud of their own. */
export async function playCase(door: DoorKind, route: Route, played: Case): Promise<Played> {
  const { seed, rows, order, rowsPerShard, concurrency, form, isTyped } = played;
  const models = new AskedModels(concurrency);
  const cloud = createMockCloud({
    seed,
    order,
    vertex: { rowsPerShard, outputSiblings: rowsPerShard === 2 },
    gemini: { inlineOrder: order },
    predictors: models.predictors,
  });
  const open = await door.open(cloud);
  try {
    for (const [row, { fate }] of rows.entries()) {
      if (fate === 'error') cloud.faults.add({ row, fault: fate, status: 'DEADLINE_EXCEEDED' });
      else if (fate !== 'none' && fate !== 'refused') cloud.faults.add({ row, fault: fate });
    }
    const refused = rows.flatMap(({ fate }, at) => (fate === 'refused' ? [`#${at}#`] : []));
    models.refuses = (asked) => refused.some((mark) => JSON.stringify(asked).includes(mark));
    const client = clientOf(cloud, route);
    const job = await client.batches.create({
      model: route.model,
      src: sourceOf(
        form,
        rows.map(({ given }) => given),
      ),
      config: { ...route.config, ...(route.service === 'vertex' && { stage: 'gs://stage/rows' }) },
    });
    const ended = await client.batches.wait(job);
    const results = client.batches.results(toldOf(ended, played), {
      expect: expectationOf(played),
      key: played.keyOption,
      ...(isTyped && { output: answer }),
    });
    const endings = await Array.fromAsync(results, endingOf);
    return { asked: models.asked, endings, job: ended, cloud: cloud.describe() };
  } finally {
    await open.close();
    await cloud.close();
  }
}

function clientOf(cloud: MockCloud, { service }: Route): Client {
  const clock = waitingClock(cloud);
  return service === 'gemini'
    ? new Client({ apiKey: 'any', enterprise: false, clock })
    : new Client({ enterprise: true, project: cloud.project, location: cloud.location, clock });
}

function toldOf(job: BatchJob, { jobAs }: Case): BatchJob | { name: string } {
  switch (jobAs) {
    case 'job':
      return job;
    case 'json':
      return JSON.parse(JSON.stringify(job)) as BatchJob;
    case 'name':
      return { name: job.name };
    default:
      return jobAs satisfies never;
  }
}

function sourceOf(form: Form, rows: readonly object[]): Iterable<object | string> | AsyncIterable<object> {
  switch (form) {
    case 'array':
      return [...rows];
    case 'generator':
      return rows.values();
    case 'stream':
      return ReadableStream.from(rows);
    case 'lines':
      return rows.map((row) => JSON.stringify(row));
    default:
      return form satisfies never;
  }
}

function expectationOf({ expect, rows }: Case): 'source' | Iterable<string> | AsyncIterable<string> {
  const keys = rows.map(({ key }) => key);
  if (expect === 'source') return expect;
  return expect === 'keys' ? keys : ReadableStream.from(keys);
}

function endingOf(row: RowOutcome<unknown> | Unmatched): Ending {
  const { status } = row;
  switch (status) {
    case 'ok':
      return { status, key: row.key, output: row.output };
    case 'blocked':
      return { status, key: row.key };
    case 'truncated':
      return { status, key: row.key, partial: row.partial ?? '' };
    case 'invalid':
      return { status, key: row.key, text: row.text };
    case 'error':
      return { status, key: row.key, code: row.error.code, retryable: row.error.retryable };
    case 'missing':
      return { status, key: row.key, because: row.because as 'absent' };
    case 'unmatched':
      return {
        status,
        ...(row.key !== undefined && { key: row.key }),
        ...(row.count !== undefined && { count: row.count }),
      };
    default:
      return row satisfies never;
  }
}
