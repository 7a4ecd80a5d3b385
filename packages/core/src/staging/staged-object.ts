import { ConfigurationError } from '../errors/configuration-error.ts';
import { parseGsUri } from '../stores/gs/gs-uri.ts';

/** How the name of every object ends that we stage. */
const NAME = /(?:^|\/)genai-batch-staged-[0-9a-f-]{36}\/rows\.jsonl$/;

/** What stays with every object that we stage: a name alone may be somebody else's. */
export const STAGED_NOTES: Readonly<Record<string, string>> = { 'genai-batch': 'staged' };

/** `gs://bucket/prefix` → `gs://bucket/prefix/genai-batch-staged-{id}/rows.jsonl`. */
export function stagedUri(stage: string, id: string): string {
  checkStage(stage);
  return `${stage.replace(/\/?$/, '/')}genai-batch-staged-${id}/rows.jsonl`;
}

/** Whether we have staged the object. */
export function isStaged(name: string, notes: Readonly<Record<string, unknown>> | undefined): boolean {
  return NAME.test(name) && notes?.['genai-batch'] === STAGED_NOTES['genai-batch'];
}

export function checkStage(stage: unknown): asserts stage is string {
  if (typeof stage !== 'string' || !stage.startsWith('gs://')) {
    throw new ConfigurationError(
      `The stage is a place in Cloud Storage, gs://bucket/prefix, but it is ${JSON.stringify(stage)}.`,
    );
  }
  parseGsUri(stage);
}
