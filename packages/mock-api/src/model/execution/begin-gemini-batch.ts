import type { Predictors } from '../../predictors/predictors.ts';
import { GeminiApiRows } from '../families/gemini-api/gemini-api-rows.ts';
import { findGeminiModel } from '../families/gemini-api/gemini-models.ts';
import { noSuchFile } from '../families/gemini-api/read-prompt.ts';
import type { GeminiFiles } from '../files/gemini-files.ts';
import type { GeminiBehavior } from '../gemini-behavior.ts';
import type { GeminiBatch } from '../jobs/gemini-batch.ts';
import type { BatchFolder } from '../jobs/gemini-batches.ts';
import { JobFailure } from '../jobs/job-failure.ts';
import type { JobTiming } from '../jobs/job-timing.ts';
import type { JobWork } from '../jobs/job-work.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { SeededRandom } from '../seeded-random.ts';
import { FileSink } from './file-sink.ts';
import { openFileSource } from './file-source.ts';
import { InlineSink } from './inline-sink.ts';
import { openInlineSource } from './inline-source.ts';
import { RowExecution } from './row-execution.ts';
import type { RowFaults } from './row-fault.ts';
import type { RowSource } from './row-source.ts';
import { shuffled } from './shuffled.ts';

export interface GeminiExecution {
  readonly seed: number;
  readonly files: GeminiFiles;
  readonly objects: ObjectStore;
  readonly predictors: Predictors;
  /** Of the lines of an output file. */
  readonly order: 'shuffle' | 'input';
  readonly behavior: GeminiBehavior;
  /** What goes wrong with single rows of a batch. */
  readonly rowFaults?: ((batch: GeminiBatch) => RowFaults | undefined) | undefined;
}

/**
 * Makes a batch's rows ready to be predicted. They were checked when it was created.
 *
 * @throws JobFailure when its input file is gone
 */
export async function beginGeminiBatch(
  batch: GeminiBatch,
  folder: BatchFolder,
  { startMs, timing }: { startMs: number; timing: JobTiming },
  { seed, files, objects, predictors, order, behavior, rowFaults }: GeminiExecution,
): Promise<JobWork> {
  const { id: model, dimensions } = findGeminiModel(batch.model, batch.kind, 'v1beta');
  const { inlined } = folder.input;
  const source = inlined ? openInlineSource(inlined) : openInputFile(files, batch.inputFile ?? '');
  const isShuffled = (inlined ? behavior.inlineOrder : order) === 'shuffle';
  const responsesFile = `files/batch-${batch.id}`;
  if (!inlined) batch.responsesFile = responsesFile;
  return new RowExecution({
    seed,
    model,
    totalRows: batch.requestCount,
    rows: () => (isShuffled ? shuffled(source.rows(), new SeededRandom(seed, 'order', batch.id)) : source.rows()),
    family: new GeminiApiRows({
      kind: batch.kind,
      dimensions,
      isInlined: inlined !== undefined,
      echoesMetadata: behavior.metadataEcho,
      hasFile: (name) => files.get(name) !== undefined,
    }),
    payload: 'request',
    predictors,
    faults: rowFaults?.(batch),
    sink: () =>
      inlined
        ? new InlineSink((lines) => {
            folder.inlinedResponses = lines;
          })
        : new FileSink(files, objects, responsesFile),
    timeOf: (index) => startMs + ((index + 1) * timing.runningMs) / batch.requestCount,
  });
}

function openInputFile(files: GeminiFiles, name: string): RowSource {
  const file = files.get(name);
  if (!file) throw new JobFailure('PERMISSION_DENIED', noSuchFile(name));
  return openFileSource(file);
}
