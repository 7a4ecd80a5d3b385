import { column } from '../model/bigquery/schema/table-field.ts';
import type { SampleTable } from '../model/bigquery/sample-table.ts';
import { claudeRows } from './claude-rows.ts';
import { imageRows, imageRowsWithConfig } from './multimodal-rows.ts';

const request = column('request', 'JSON');
const generativeAi = { projectId: 'storage-samples', datasetId: 'generative_ai' };
const gemini = { location: 'us-central1', schema: [request] };

/** Stand for the tables that Google's own samples read: rows of our own, in the same form and the same regions. */
export const sampleTables: readonly SampleTable[] = [
  { reference: { ...generativeAi, tableId: 'batch_requests_for_multimodal_input' }, ...gemini, rows: imageRows },
  {
    reference: { ...generativeAi, tableId: 'batch_requests_for_multimodal_input_2' },
    ...gemini,
    rows: imageRowsWithConfig,
  },
  {
    reference: { projectId: 'python-docs-samples-tests', datasetId: 'anthropic_bq_sample', tableId: 'test_data' },
    location: 'us-east5',
    schema: [column('custom_id', 'STRING'), request],
    rows: claudeRows,
  },
];
