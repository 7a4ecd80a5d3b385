import type { JobDeadlines } from '../jobs/job-deadlines.ts';
import { checkOptions, group, type Check, type ChecksOf } from '../options/check-options.ts';
import { amount } from '../options/checks.ts';

/** Models that the service has the same rules for. */
export type ModelKind = 'gemini' | 'geminiEmbedding' | 'textEmbedding' | 'claude' | 'openModel' | 'ownModel';

/** What the service allows; `Infinity` is no limit. */
export interface JobLimits extends Pick<JobDeadlines, 'queueMs' | 'runMs'> {
  /** Rows of a job. */
  readonly maxRows: number;
  /** Bytes of all of a job's input. */
  readonly maxInputBytes: number;
  /** Jobs of a project that have not ended. */
  readonly maxConcurrentJobs: number;
}

const HOUR_MS = 3_600_000;
const GIGABYTE = 1_000_000_000;
const none = { maxRows: Infinity, maxInputBytes: Infinity, maxConcurrentJobs: Infinity };
const usualDeadlines = { queueMs: 72 * HOUR_MS, runMs: 24 * HOUR_MS };

/**
 * Vertex AI's rules as documented in August 2026. Numbers that the documents do not give are `Infinity`, but for the
 * deadlines, which all models of Google's publishers share here.
 *
 * @see https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/capabilities/batch-inference
 * @see https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/partner-models/claude/batch
 */
export const documentedLimits: Readonly<Record<ModelKind, JobLimits>> = {
  gemini: { ...none, ...usualDeadlines, maxRows: 200_000, maxInputBytes: GIGABYTE },
  geminiEmbedding: { ...none, ...usualDeadlines, maxRows: 1_000_000, maxInputBytes: GIGABYTE },
  textEmbedding: { ...none, ...usualDeadlines, maxRows: 30_000, maxConcurrentJobs: 4 },
  claude: { ...none, ...usualDeadlines, maxConcurrentJobs: 4 },
  openModel: { ...none, ...usualDeadlines },
  ownModel: { ...none, queueMs: Infinity, runMs: Infinity },
};

/** Limits by kind of model; what is left out is as documented. */
export type LimitOptions = { readonly [Kind in ModelKind]?: Partial<JobLimits> };

const ofKind: Check = group<Partial<JobLimits>>({
  maxRows: amount,
  maxInputBytes: amount,
  maxConcurrentJobs: amount,
  queueMs: amount,
  runMs: amount,
});

const checks: ChecksOf<LimitOptions> = {
  gemini: ofKind,
  geminiEmbedding: ofKind,
  textEmbedding: ofKind,
  claude: ofKind,
  openModel: ofKind,
  ownModel: ofKind,
};

/** @throws RangeError, TypeError for a limit that makes no sense */
export function limitsOf(options: LimitOptions = {}): Readonly<Record<ModelKind, JobLimits>> {
  checkOptions(options, checks, 'limits');
  const { gemini, geminiEmbedding, textEmbedding, claude, openModel, ownModel } = documentedLimits;
  return {
    gemini: { ...gemini, ...options.gemini },
    geminiEmbedding: { ...geminiEmbedding, ...options.geminiEmbedding },
    textEmbedding: { ...textEmbedding, ...options.textEmbedding },
    claude: { ...claude, ...options.claude },
    openModel: { ...openModel, ...options.openModel },
    ownModel: { ...ownModel, ...options.ownModel },
  };
}

/** What is known of models in projects. */
export interface TunedModels {
  find(id: string): { readonly tunedFrom?: string } | undefined;
}

/**
 * @param model `publishers/google/models/gemini-2.5-flash`, perhaps below a project and location, or `projects/…/models/…`.
 * @param models A tuned model goes by the rules of the one it was tuned from.
 */
export function modelKind(model: string, models: TunedModels): ModelKind {
  const [, publisher, id = ''] = /(?:^|\/)publishers\/([^/]+)\/models\/([^/]+)$/.exec(model) ?? [];
  switch (publisher) {
    case undefined: {
      const tunedFrom = models.find(model)?.tunedFrom;
      return tunedFrom === undefined ? 'ownModel' : modelKind(`publishers/google/models/${tunedFrom}`, models);
    }
    case 'anthropic':
      return 'claude';
    case 'google':
      if (id.startsWith('gemini-embedding-')) return 'geminiEmbedding';
      return /^text-(multilingual-)?embedding-/.test(id) ? 'textEmbedding' : 'gemini';
    default:
      return 'openModel';
  }
}
