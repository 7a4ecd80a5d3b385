import type { BehaviourSection } from '../behaviour.ts';

export const bigquery: BehaviourSection = {
  title: 'BigQuery',
  behaviours: [
    {
      what: 'Datasets, tables, streamed rows, load, extract and copy jobs, and pages of rows are served as Google’s client calls for them.',
      sources: ['SDK', 'documents'],
      fidelity: 'simplified',
      remark: 'What batch prediction needs; views, partitions, routines and access rules are not there.',
    },
    {
      what: 'Queries are answered in BigQuery’s SQL.',
      sources: ['documents'],
      fidelity: 'simplified',
      remark:
        'A small part of the language, run by DuckDB where that is installed; everything else is refused by its name.',
      switches: ['duckdb'],
    },
    {
      what: 'A batch job reads a table and writes one, with the columns of its model family, in the region of the job.',
      sources: ['documents', 'recorded'],
      fidelity: 'faithful',
      remark: 'Whether there is a column `processed_time` is not known; the mock writes none.',
    },
  ],
};
