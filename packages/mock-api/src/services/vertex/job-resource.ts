import type { JobDestination } from '../../model/jobs/batch-job.ts';
import { resourceName, type JobSnapshot } from '../../model/jobs/batch-jobs.ts';
import { hasEnded } from '../../model/jobs/job-state.ts';
import type { JsonObject } from '../../model/json.ts';

/** A job as Vertex shows it: a `BatchPredictionJob`. What is not known yet is left out; counts are texts, as int64 always is. */
export function jobResource(job: JobSnapshot): JsonObject {
  const { error, labels, startTime, endTime, completionStats: stats, outputDirectory } = job;
  return {
    name: resourceName(job),
    displayName: job.displayName,
    model: job.model,
    inputConfig: inputConfig(job),
    ...job.extra,
    outputConfig: outputConfig(job.destination),
    ...(outputDirectory !== undefined &&
      hasEnded(job.state) && { outputInfo: { gcsOutputDirectory: outputDirectory } }),
    state: job.state,
    ...(error && { error }),
    ...(stats && {
      completionStats: {
        successfulCount: String(stats.successful),
        ...(stats.failed > 0 && { failedCount: String(stats.failed) }),
        ...(stats.incomplete > 0 && { incompleteCount: String(stats.incomplete) }),
      },
    }),
    createTime: job.createTime,
    ...(startTime !== undefined && { startTime }),
    ...(endTime !== undefined && { endTime }),
    updateTime: job.updateTime,
    ...(labels && { labels }),
    modelVersionId: '1',
  };
}

function inputConfig({ source, instances }: JobSnapshot): JsonObject {
  const { kind, uris } = source;
  switch (kind) {
    case 'gcs':
      return { instancesFormat: instances?.format ?? 'jsonl', gcsSource: { uris } };
    default:
      return kind satisfies never;
  }
}

function outputConfig({ kind, uriPrefix }: JobDestination): JsonObject {
  switch (kind) {
    case 'gcs':
      return { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: uriPrefix } };
    default:
      return kind satisfies never;
  }
}
