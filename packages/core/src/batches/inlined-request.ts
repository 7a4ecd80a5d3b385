import type { ContentListUnion } from '../content/content.ts';
import type { GenerateContentConfig } from '../content/generate-content-config.ts';

/** A row within a request. Gemini API only. @see https://ai.google.dev/api/batch-api */
export interface InlinedRequest {
  /** @default the job's */
  model?: string;
  /** A row without contents is refused. */
  contents?: ContentListUnion;
  /** Comes back with the row's response: its `key`, by which results find it, and any notes of your own. */
  metadata?: Record<string, string>;
  config?: GenerateContentConfig;
}
