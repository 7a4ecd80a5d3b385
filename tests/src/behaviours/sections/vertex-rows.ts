import type { BehaviourSection } from '../behaviour.ts';

export const vertexRows: BehaviourSection = {
  title: 'Rows, inputs and outputs on Vertex AI',
  behaviours: [
    {
      what: 'Output rows stand in another order than input rows.',
      sources: ['recorded'],
      fidelity: 'faithful',
      remark: 'Shuffled by the seed.',
      switches: ['order'],
    },
    {
      what: 'A Gemini row is echoed as it was after the import: keys sorted, nulls added, lists beside the request empty.',
      sources: ['recorded'],
      fidelity: 'faithful',
      remark: 'That the import is one into a table is inferred from this.',
      switches: ['echo'],
    },
    {
      what: 'Rows that fit no one table fail the job: empty objects, two types of a field, names that no column has.',
      sources: ['recorded'],
      fidelity: 'simplified',
      remark: 'What was seen is refused; the real words vary.',
      switches: ['vertex.strictImport'],
    },
    {
      what: 'A wrong row of Gemini fails alone, with `status` such as `Bad Request: {"error": …}` and an empty response.',
      sources: ['documents', 'recorded'],
      fidelity: 'faithful',
    },
    {
      what: 'A line that is no JSON fails the job.',
      sources: ['guess'],
      fidelity: 'faithful',
      remark: 'Code and words follow those that were seen for other failed imports.',
    },
    {
      what: 'An input that is not there fails the job, not its creation.',
      sources: ['recorded', 'guess'],
      fidelity: 'faithful',
      remark: 'That creating works was seen for a bucket; the words for an object are a guess.',
    },
    {
      what: 'An input without a single row fails the job.',
      sources: ['guess'],
      fidelity: 'faithful',
      switches: ['vertex.emptyInput'],
    },
    {
      what: 'Of several files, those that cannot be read are told in `partialFailures`, twenty at the most.',
      sources: ['definition', 'guess'],
      fidelity: 'faithful',
      remark: 'When the field is used for generative models is a guess.',
      switches: ['vertex.unreadableFiles'],
    },
    {
      what: 'A job has a greatest number of rows and of bytes, by kind of model.',
      sources: ['documents'],
      fidelity: 'faithful',
      remark:
        'Where the documents give no number there is none; that a job over the limit fails, and the words, are a guess.',
      switches: ['limits.KIND.maxRows', 'limits.KIND.maxInputBytes'],
    },
    {
      what: 'Output is in a directory `prediction-model-TIME`, which is not the job’s creation time.',
      sources: ['recorded'],
      fidelity: 'faithful',
    },
    {
      what: 'Gemini, Claude and open models write `predictions.jsonl`; models that embed texts `000000000000.jsonl`; one’s own `prediction.results-…` and `prediction.errors_stats-…`.',
      sources: ['recorded'],
      fidelity: 'faithful',
    },
    {
      what: 'Large outputs come in numbered pieces, with other files beside them.',
      sources: ['guess'],
      fidelity: 'simplified',
      remark: 'Names are taken from one public client that guards against them; by default there is one file.',
      switches: ['vertex.rowsPerShard', 'vertex.outputSiblings'],
    },
    {
      what: 'Lines of Claude and of open models have `response` and `status` beside what was sent.',
      sources: ['documents', 'guess'],
      fidelity: 'faithful',
      remark: 'The documents name the fields; order and presence are inferred from two public gateways.',
    },
    {
      what: 'Lines of embeddings have the instance and its predictions, or key, request and response.',
      sources: ['documents'],
      fidelity: 'faithful',
    },
    {
      what: 'What a container of one’s own model answers.',
      sources: ['guess'],
      fidelity: 'simplified',
      remark: 'As a Gemma in a usual container answers a `prompt`; give the cloud your function.',
      switches: ['models'],
    },
    {
      what: 'A model in a project that does not exist is refused.',
      sources: ['guess'],
      fidelity: 'simplified',
      remark: 'By default any is taken for one that exists.',
      switches: ['unknownModels'],
    },
    {
      what: 'Which published models take batches, and where.',
      sources: ['documents', 'recorded'],
      fidelity: 'simplified',
      remark: 'By the beginnings of their names; a version that never was is taken.',
    },
    {
      what: 'A job’s buckets must be in its region.',
      sources: ['recorded'],
      fidelity: 'simplified',
      remark: 'Seen elsewhere on the platform; not documented for Gemini and Cloud Storage, so it is off.',
      switches: ['vertex.bucketLocations'],
    },
    {
      what: 'A destination bucket that is not there fails the job.',
      sources: ['recorded'],
      fidelity: 'simplified',
      remark: 'By default the mock makes it.',
      switches: ['missingBuckets'],
    },
    {
      what: 'Media behind `gs://` addresses in rows are read.',
      sources: ['documents'],
      fidelity: 'missing',
      remark: 'They are not looked for: any address is taken.',
    },
  ],
};
