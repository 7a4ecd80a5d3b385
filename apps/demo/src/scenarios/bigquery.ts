import { BigQuery } from '@google-cloud/bigquery';
import type { BatchJob } from '@genai-batch/core';
import { table } from '../show/table.ts';
import { follow } from './follow.ts';
import type { Scenario, Stage } from './scenario.ts';
import { showResults } from './show-results.ts';

const sample = { projectId: 'storage-samples', dataset: 'generative_ai', table: 'batch_requests_for_multimodal_input' };
const dataset = 'demo';

export const bigquery: Scenario = {
  name: 'bigquery',
  summary: 'Gemini on Vertex AI: from one table of BigQuery into another, filled and read with Google’s library',
  live: false,
  async play(stage) {
    const { client, screen } = stage;
    const project = process.env['GOOGLE_CLOUD_PROJECT'];
    await makeRequests(stage);
    const src = `bq://${project}.${dataset}.requests`;
    const dest = `bq://${project}.${dataset}`;
    screen.line(`  reads   ${src}`);
    screen.line(`  writes  ${dest}, a table that the service makes there`);
    const job = await client.batches.create({ model: 'gemini-2.5-flash', src, config: { dest } });
    screen.line(`  is      ${job.name}`);
    screen.line();
    const ended = await follow(job, stage);
    screen.line();
    await showResults(ended, stage, 'id');
    screen.line();
    await showTable(ended, stage);
    screen.line();
    screen.line(
      'What just happened: the service read a table and wrote another, which has the columns of the first and two more. Which',
    );
    screen.line(
      'one, the job’s outputInfo says; the client read it row by row, as it reads files, by the ids in a column of our own.',
    );
  },
};

/** Fills a table with the rows of a public one, and numbers them: they have nothing of their own to tell them apart by. */
async function makeRequests({ screen }: Stage): Promise<void> {
  const library = new BigQuery();
  const [given] = await library.dataset(sample.dataset, sample).table(sample.table).getRows();
  const [made] = await library.createDataset(dataset, { location: 'us-central1' });
  const fields = [
    { name: 'id', type: 'STRING' },
    { name: 'request', type: 'JSON' },
  ];
  const [requests] = await made.createTable('requests', { schema: { fields } });
  const rows = (given as { request: string }[]).map(({ request }, i) => ({ id: `image-${i + 1}`, request }));
  await requests.insert(rows);
  screen.line(`A batch of ${rows.length} questions about images, from Google’s sample ${sample.table}`);
}

/** Of the columns of the output, what is shown. */
interface OutputRow {
  readonly id: string;
  readonly response: { readonly usageMetadata: { readonly totalTokenCount: number } };
  readonly status: string;
}

/** Reads what the job wrote as any program may that knows nothing of batches. */
async function showTable({ outputInfo }: BatchJob, { screen }: Stage): Promise<void> {
  const name = outputInfo?.bigqueryOutputTable ?? '';
  const [rows] = await new BigQuery().dataset(dataset).table(name).getRows({ parseJSON: true });
  screen.line(`The same, as BigQuery has it in ${dataset}.${name}:`);
  screen.line();
  const cells = (rows as OutputRow[])
    .toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))
    .map(({ id, response, status }) => [id, JSON.stringify(status), String(response.usageMetadata.totalTokenCount)]);
  for (const line of table(['id', 'status', 'response.usageMetadata.totalTokenCount'], cells)) screen.line(`  ${line}`);
}
