import type { BatchJobDestination } from '../../batches/batch-job-destination.ts';
import type { BatchJobSource } from '../../batches/batch-job-source.ts';
import type { BatchJob } from '../../batches/batch-job.ts';

/** The fields of a `BatchPredictionJob` that are read. Any may be missing. */
interface WireJob extends Pick<
  BatchJob,
  'displayName' | 'error' | 'createTime' | 'startTime' | 'endTime' | 'updateTime' | 'model' | 'outputInfo'
> {
  name?: unknown;
  state?: BatchJob['state'];
  inputConfig?: {
    instancesFormat?: string;
    gcsSource?: { uris?: string[] | string };
    bigquerySource?: { inputUri?: string };
    vertexMultimodalDatasetSource?: { datasetName?: string };
  };
  outputConfig?: {
    predictionsFormat?: string;
    gcsDestination?: { outputUriPrefix?: string };
    bigqueryDestination?: { outputUri?: string };
    vertexMultimodalDatasetDestination?: { bigqueryDestination?: { outputUri?: string }; displayName?: string };
  };
  completionStats?: BatchJob['completionStats'];
}

/** Reads a job off the wire; nothing when it is none. This runs at each look at a job, so it does no more than copy. */
export function readVertexJob(answer: unknown): BatchJob | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const wire = answer as WireJob;
  if (typeof wire.name !== 'string') return undefined;
  const { name, displayName } = wire;
  // JSON leaves out an enum's zero.
  const state = wire.state ?? 'JOB_STATE_UNSPECIFIED';
  const job: BatchJob = displayName ? { name, displayName, state } : { name, state };
  if (wire.error) job.error = wire.error;
  if (wire.createTime) job.createTime = wire.createTime;
  if (wire.startTime) job.startTime = wire.startTime;
  if (wire.endTime) job.endTime = wire.endTime;
  if (wire.updateTime) job.updateTime = wire.updateTime;
  if (wire.model) job.model = wire.model;
  if (wire.inputConfig) job.src = readSource(wire.inputConfig);
  if (wire.outputConfig) job.dest = readDestination(wire.outputConfig);
  if (wire.outputInfo) job.outputInfo = wire.outputInfo;
  if (wire.completionStats) job.completionStats = wire.completionStats;
  return Object.defineProperty(job, 'raw', { value: answer });
}

function readSource(wire: NonNullable<WireJob['inputConfig']>): BatchJobSource {
  const source: BatchJobSource = {};
  const uris = wire.gcsSource?.uris;
  if (wire.instancesFormat) source.format = wire.instancesFormat;
  if (uris) source.gcsUri = typeof uris === 'string' ? [uris] : uris;
  if (wire.bigquerySource?.inputUri) source.bigqueryUri = wire.bigquerySource.inputUri;
  if (wire.vertexMultimodalDatasetSource?.datasetName) {
    source.vertexDatasetName = wire.vertexMultimodalDatasetSource.datasetName;
  }
  return source;
}

function readDestination(wire: NonNullable<WireJob['outputConfig']>): BatchJobDestination {
  const destination: BatchJobDestination = {};
  const dataset = wire.vertexMultimodalDatasetDestination;
  if (wire.predictionsFormat) destination.format = wire.predictionsFormat;
  if (wire.gcsDestination?.outputUriPrefix) destination.gcsUri = wire.gcsDestination.outputUriPrefix;
  if (wire.bigqueryDestination?.outputUri) destination.bigqueryUri = wire.bigqueryDestination.outputUri;
  if (dataset) {
    const table = dataset.bigqueryDestination?.outputUri;
    destination.vertexDataset = {
      ...(table && { bigqueryDestination: table }),
      ...(dataset.displayName && { displayName: dataset.displayName }),
    };
  }
  return destination;
}
