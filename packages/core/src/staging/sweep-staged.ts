import { randomUUID } from 'node:crypto';
import type { GoogleAccess } from '../stores/google-access.ts';
import { type GsStore, gsStore } from '../stores/gs/gs-store.ts';
import { formatGsUri, parseGsUri } from '../stores/gs/gs-uri.ts';
import { checkStage, isStaged, STAGED_NOTES, stagedUri } from './staged-object.ts';

/** What `batches.sweepStaged` takes. */
export interface SweepStagedParameters {
  /** The place that was given as `config.stage`: `gs://bucket/prefix`. */
  stage: string;
  /**
   * Rows staged longer ago than this many milliseconds, by the clock of Cloud Storage, are deleted.
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

/**
 * Deletes the rows that creates have staged: nothing else, and results least of all. How old they are is judged by the clock
 * that dated them: this machine's may be another, and running jobs would lose their rows.
 */
export async function sweepStaged(
  { stage, olderThanMs = 604_800_000, abortSignal }: SweepStagedParameters,
  access: GoogleAccess,
): Promise<SweptStage> {
  checkStage(stage);
  const { bucket, name } = parseGsUri(stage);
  const store = gsStore(access);
  const deleted: string[] = [];
  let kept = 0;
  let nowMs: number | undefined;
  const prefix = name === '' || name.endsWith('/') ? name : `${name}/`;
  for await (const object of store.list(bucket, `${prefix}genai-batch-staged-`, abortSignal)) {
    if (!isStaged(object.name, object.notes)) continue;
    nowMs ??= await timeOfStore(store, stage, abortSignal);
    const ageMs = object.timeCreated === undefined ? NaN : nowMs - Date.parse(object.timeCreated);
    if (!(ageMs > olderThanMs)) {
      kept++;
      continue;
    }
    abortSignal?.throwIfAborted();
    await store.delete(object);
    deleted.push(formatGsUri(object));
  }
  return { deleted, kept };
}

/** Unix time by the store's clock, which its library shows of objects alone: a blank one is staged, and deleted again. */
async function timeOfStore(store: GsStore, stage: string, abortSignal: AbortSignal | undefined): Promise<number> {
  const written = await store.write(parseGsUri(stagedUri(stage, randomUUID())), blank(), {
    contentType: 'application/jsonl',
    metadata: STAGED_NOTES,
    abortSignal,
  });
  // One that stays is for a later sweep.
  await store.delete(written).catch(() => {});
  return Date.parse(written.timeCreated ?? '');
}

/** The library fails to upload no bytes at all. */
async function* blank(): AsyncGenerator<Buffer, void> {
  yield Buffer.from('\n');
}
