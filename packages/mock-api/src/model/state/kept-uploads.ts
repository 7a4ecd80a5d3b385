import type { StoredObject } from '../objects/stored-object.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { MemoryContent } from '../objects/memory-content.ts';
import type { UploadSession, UploadStanding } from '../objects/upload-session.ts';
import type { StateKeeper } from './state-keeper.ts';
import type { Written } from './written.ts';

interface UploadRecord extends Omit<Written<UploadStanding>, 'id' | 'result'> {
  /** Where the bytes are that are still to become something. */
  readonly incomingId?: string | undefined;
  /** What is told of the object. Its bytes it has itself, for as long as it is there. */
  readonly result?: Omit<Written<StoredObject>, 'content' | 'timeDeleted'> | undefined;
}

/** How an upload is written down. */
export function uploadRecord({ standing, fileId }: UploadSession): UploadRecord {
  const { id: _, startedAt, result, ...rest } = standing;
  const isUnderWay = !rest.isCancelled && !rest.answer && (!result || rest.order.kind === 'bytes');
  return {
    ...rest,
    startedAt: startedAt.toISOString(),
    ...(isUnderWay && { incomingId: fileId }),
    ...(result && !isUnderWay && { result: factsOf(result) }),
  };
}

/** Goes on with the uploads of another process. */
export function restoreUploads({ uploads }: ObjectStore, keeper: StateKeeper): void {
  for (const [id, { incomingId, startedAt, result, ...rest }] of keeper.records<UploadRecord>('upload')) {
    const found = incomingId === undefined ? undefined : keeper.unfinished(incomingId);
    // It was being given up, together with its bytes.
    if (incomingId !== undefined && !found) keeper.changed('upload', id);
    else uploads.restore({ ...rest, id, startedAt: new Date(startedAt), result: result && objectOf(result) }, found);
  }
}

function factsOf(object: StoredObject): NonNullable<UploadRecord['result']> {
  const { content: _, timeDeleted: __, ...facts } = object;
  const [timeCreated, updated] = [facts.timeCreated.toISOString(), facts.updated.toISOString()];
  return { ...facts, timeCreated, updated };
}

function objectOf(facts: NonNullable<UploadRecord['result']>): StoredObject {
  const [timeCreated, updated] = [new Date(facts.timeCreated), new Date(facts.updated)];
  return { ...facts, timeCreated, updated, content: new MemoryContent(new Uint8Array()) };
}
