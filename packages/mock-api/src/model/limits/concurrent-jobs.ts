import type { JobOrder } from '../jobs/batch-job.ts';
import type { JobSnapshot } from '../jobs/batch-jobs.ts';
import { hasEnded } from '../jobs/job-state.ts';
import { projectNumber } from '../project-number.ts';
import { ServiceError } from '../service-error.ts';
import { modelKind, type JobLimits, type ModelKind, type TunedModels } from './job-limits.ts';

const metrics: Readonly<Record<ModelKind, string>> = {
  gemini: 'gemini_concurrent_batch_prediction_jobs',
  geminiEmbedding: 'gemini_embedding_concurrent_batch_prediction_jobs',
  textEmbedding: 'textembedding_gecko_concurrent_batch_prediction_jobs',
  claude: 'anthropic_claude_concurrent_batch_prediction_jobs',
  openModel: 'open_model_concurrent_batch_prediction_jobs',
  ownModel: 'custom_model_concurrent_batch_prediction_jobs',
};

/** Refuses one job more than a project may have at work with models of a kind. @throws ServiceError `RESOURCE_EXHAUSTED` */
export function refuseTooMany(
  order: JobOrder,
  jobs: () => readonly JobSnapshot[],
  { limits, models }: { limits: Readonly<Record<ModelKind, JobLimits>>; models: TunedModels },
): void {
  const kind = modelKind(order.model, models);
  const { maxConcurrentJobs } = limits[kind];
  if (maxConcurrentJobs === Infinity) return;
  const project = projectNumber(order.project);
  const atWork = jobs().filter(
    (job) => !hasEnded(job.state) && projectNumber(job.project) === project && modelKind(job.model, models) === kind,
  );
  if (atWork.length < maxConcurrentJobs) return;
  throw new ServiceError(
    'RESOURCE_EXHAUSTED',
    `The following quota metrics exceed quota limits: aiplatform.googleapis.com/${metrics[kind]} (limit ${maxConcurrentJobs}, in use ${atWork.length}).`,
  );
}
