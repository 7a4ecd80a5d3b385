import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Target } from './target.ts';

/** The least that could give the mock's answer: one route, one object. */
const { BENCH_JOB = '{}' } = process.env;
const job = JSON.parse(BENCH_JOB) as Record<string, string>;
const app = new Hono();
app.get('/v1/projects/:project/locations/:location/batchPredictionJobs/:job', (c) =>
  c.json(job, 200, { 'content-type': 'application/json; charset=UTF-8' }),
);
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.send?.({ port, path: `/v1/${job['name'] ?? ''}` } satisfies Target);
});
