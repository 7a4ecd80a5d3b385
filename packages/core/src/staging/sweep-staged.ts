import { gsStore } from '../stores/gs/gs-store.ts';
import type { GoogleAccess } from '../stores/google-access.ts';
import { formatGsUri, parseGsUri } from '../stores/gs/gs-uri.ts';
import { checkStage, isStaged } from './staged-object.ts';

/** What `batches.sweepStaged` takes. */
export interface SweepStagedParameters {
  /** The place that was given as `config.stage`: `gs://bucket/prefix`. */
  stage: string;
  /**
   * Rows staged longer ago than this many milliseconds are deleted.
   * @default 604_800_000 (7 days: a job may queue for 72 hours and then run for 24)
   */
  olderThanMs?: number | undefined;
  /** Stops the sweep; what was deleted is gone. */
  abortSignal?: AbortSignal | undefined;
}

/** What was swept. */
export interface SweptStage {
  /** Addresses of what was deleted, `gs://…/genai-batch-staged-…/rows.jsonl`. */
  readonly deleted: readonly string[];
  /** How many staged objects were left, for they are too young. */
  readonly kept: number;
}

/** Deletes the rows that creates have staged: nothing else, and results least of all. @param nowMs Unix time. */
export async function sweepStaged(
  { stage, olderThanMs = 604_800_000, abortSignal }: SweepStagedParameters,
  access: GoogleAccess,
  nowMs: number,
): Promise<SweptStage> {
  checkStage(stage);
  const { bucket, name } = parseGsUri(stage);
  const store = gsStore(access);
  const deleted: string[] = [];
  let kept = 0;
  const prefix = name === '' || name.endsWith('/') ? name : `${name}/`;
  for await (const object of store.list(bucket, `${prefix}genai-batch-staged-`, abortSignal)) {
    if (!isStaged(object.name, object.notes)) continue;
    const isOld = object.timeCreated !== undefined && nowMs - Date.parse(object.timeCreated) > olderThanMs;
    if (!isOld) {
      kept++;
      continue;
    }
    abortSignal?.throwIfAborted();
    await store.delete(object);
    deleted.push(formatGsUri(object));
  }
  return { deleted, kept };
}
