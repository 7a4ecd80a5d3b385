import type { CompletionStats, JobDestination } from '../../model/jobs/batch-job.ts';
import type { JobSnapshot } from '../../model/jobs/batch-jobs.ts';
import { hasEnded, jobStateNumber } from '../../model/jobs/job-state.ts';
import { resourceName } from '../../model/jobs/resource-name.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import type { AnswerStyle } from './answer-style.ts';
import { jobFields } from './known-fields.ts';

/** A job as Vertex shows it: a `BatchPredictionJob`. What is not known yet is left out, and so is what the version has not. */
export function jobResource(job: JobSnapshot, style: AnswerStyle): JsonObject {
  const { error, labels, partialFailures = [], startTime, state } = job;
  const fields = jobFields[style.version] ?? {};
  const extra = Object.entries(job.extra ?? {}).filter(([name]) => name in fields);
  const output = outputInfo(job);
  const stats = completionStats(job, style);
  const endTime = hasEndTime(job) ? job.endTime : undefined;
  return {
    name: resourceName(job),
    displayName: job.displayName,
    model: job.model,
    inputConfig: inputConfig(job),
    ...Object.fromEntries(extra),
    outputConfig: outputConfig(job.destination, style.version),
    ...(output && { outputInfo: output }),
    state: style.enums === 'numbers' ? (jobStateNumber(state) ?? state) : state,
    ...(error && { error }),
    ...(partialFailures.length > 0 && { partialFailures }),
    ...resourcesConsumed(job),
    ...(stats && { completionStats: stats }),
    createTime: job.createTime,
    ...(startTime !== undefined && { startTime }),
    ...(endTime !== undefined && { endTime }),
    updateTime: job.updateTime,
    ...(labels && { labels }),
    modelVersionId: '1',
  };
}

function inputConfig({ instances, source }: JobSnapshot): JsonObject {
  switch (source.kind) {
    case 'gcs':
      return { instancesFormat: instances?.format ?? 'jsonl', gcsSource: { uris: source.uris } };
    case 'dataset':
      return { instancesFormat: 'vertex-dataset', vertexMultimodalDatasetSource: { datasetName: source.name } };
    case 'bigquery':
      return { instancesFormat: 'bigquery', bigquerySource: { inputUri: source.uri } };
    default:
      return source satisfies never;
  }
}

function outputConfig(destination: JobDestination, version: string): JsonObject {
  switch (destination.kind) {
    case 'gcs':
      return { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: destination.uriPrefix } };
    case 'dataset': {
      const { bigqueryUri, displayName } = destination;
      const vertexMultimodalDatasetDestination = {
        ...(bigqueryUri !== undefined && { bigqueryDestination: { outputUri: bigqueryUri } }),
        ...(displayName !== undefined && { displayName }),
      };
      return { predictionsFormat: 'vertex-dataset', ...(version !== 'v1' && { vertexMultimodalDatasetDestination }) };
    }
    case 'bigquery':
      return { predictionsFormat: 'bigquery', bigqueryDestination: { outputUri: destination.uri } };
    default:
      return destination satisfies never;
  }
}

function outputInfo({ outputDataset, outputDirectory, outputTable, state }: JobSnapshot): JsonObject | undefined {
  if (!hasEnded(state)) return undefined;
  if (outputTable) return { bigqueryOutputDataset: outputTable.datasetUri, bigqueryOutputTable: outputTable.tableId };
  if (outputDataset !== undefined) return { vertexMultimodalDatasetName: outputDataset };
  return outputDirectory === undefined ? undefined : { gcsOutputDirectory: outputDirectory };
}

/** Counts are texts, as int64 always is in JSON, unless numbers are asked for; those that are 0 are left out. */
function completionStats(
  { completionStats: stats, state }: JobSnapshot,
  { completionStats: style, int64 }: AnswerStyle,
): JsonObject | undefined {
  if (!stats || (style === 'ended' && !hasEnded(state))) return undefined;
  if (style === 'empty') return {};
  const written = (count: number): string | number => (int64 === 'numbers' ? count : String(count));
  const { successful, failed, incomplete }: CompletionStats = stats;
  return {
    ...((successful > 0 || hasEnded(state)) && { successfulCount: written(successful) }),
    ...(failed > 0 && { failedCount: written(failed) }),
    ...(incomplete > 0 && { incompleteCount: written(incomplete) }),
  };
}

/** The end of a job that expired, or succeeded in part, has no time in the protocol. */
function hasEndTime({ state }: JobSnapshot): boolean {
  return state === 'JOB_STATE_SUCCEEDED' || state === 'JOB_STATE_FAILED' || state === 'JOB_STATE_CANCELLED';
}

/** Machines of one's own are paid by the hour; models as a service have none. */
function resourcesConsumed({ endTime, extra, startTime }: JobSnapshot): JsonObject | undefined {
  const resources = extra?.['dedicatedResources'];
  if (!isJsonObject(resources) || startTime === undefined || endTime === undefined) return undefined;
  const replicas = Number(resources['startingReplicaCount'] ?? 1);
  const hours = (Date.parse(endTime) - Date.parse(startTime)) / 3_600_000;
  return { resourcesConsumed: { replicaHours: hours * (replicas > 0 ? replicas : 1) } };
}
