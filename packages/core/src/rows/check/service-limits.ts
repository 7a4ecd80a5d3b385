import type { RowRoute } from '../row-route.ts';

/** What a job takes at most; absent where the service states nothing. */
export interface ServiceLimits {
  readonly rowsPerJob?: number | undefined;
  /** Of one input file, or of the whole request for inline rows. */
  readonly fileBytes?: number | undefined;
  /** A longer line is reported, and not read. @default 104_857_600 (100 MiB) */
  readonly lineBytes?: number | undefined;
}

/** A row of a table of BigQuery, through which Vertex AI imports. https://cloud.google.com/bigquery/quotas#load_jobs */
const LINE_BYTES = 100 * 1024 ** 2;

/**
 * As the documentation had it in August 2026. It changes: pass `limits` where yours are different.
 *
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/multimodal/batch-prediction-gemini Gemini: 200,000 rows, 1 GB
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/embeddings/batch-prediction-genai-embeddings Gemini embeddings: 1,000,000 rows; text embeddings: 30,000
 * @see https://ai.google.dev/gemini-api/docs/batch-api The Gemini API: files of 2 GB, requests of 20 MB
 */
const LIMITS = {
  'gemini on vertex': { rowsPerJob: 200_000, fileBytes: 1_000_000_000 },
  'gemini-embedding on vertex': { rowsPerJob: 1_000_000, fileBytes: 1_000_000_000 },
  'text-embedding on vertex': { rowsPerJob: 30_000 },
  'file on gemini': { fileBytes: 2_000_000_000 },
  'inline on gemini': { fileBytes: 20_000_000 },
} as const satisfies Record<string, ServiceLimits>;

export function limitsOf({ family, backend, carrier }: RowRoute, limits: ServiceLimits = {}): ServiceLimits {
  const name = backend === 'gemini' ? `${carrier} on gemini` : `${family} on vertex`;
  const known: ServiceLimits = Object.hasOwn(LIMITS, name) ? LIMITS[name as keyof typeof LIMITS] : {};
  return { lineBytes: LINE_BYTES, ...known, ...limits };
}
