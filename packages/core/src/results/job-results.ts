import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import { JobFailedError } from '../errors/job-failed-error.ts';
import { typedRow } from '../outputs/typed-row.ts';
import type { OutputLineReader } from '../rows/output-line.ts';
import type { RowOutcome, Unmatched } from '../rows/row-outcome.ts';
import { UsageMeter } from '../usage/usage-meter.ts';
import { expectedKeys } from './account/expected-keys.ts';
import { KeySampler } from './account/key-sample.ts';
import { missingReason } from './account/missing-reason.ts';
import { RowAccount } from './account/row-account.ts';
import { type OpenSource, sourceKeys } from './account/source-keys.ts';
import { jobKeys } from './job-keys.ts';
import type { ResultsJob } from './results-job.ts';
import type { ResultsOptions } from './results-options.ts';

/** Where lines come from. */
export interface ResultsPlaces {
  /** Streams the job's output lines as rows. @param entering What to put each reading of a line through. */
  readonly readRows: (entering: (read: OutputLineReader) => OutputLineReader) => AsyncIterable<RowOutcome | Unmatched>;
  /** Opens what the job read. */
  readonly openSource: OpenSource;
}

/** Streams the rows of a job: counted against what is expected, checked by a schema, summed up. */
export async function* jobResults<Output>(
  job: ResultsJob,
  options: ResultsOptions<Output>,
  { readRows, openSource }: ResultsPlaces,
): AsyncGenerator<RowOutcome<Output> | Unmatched, void> {
  const { output, onSummary } = options;
  const keyless = new KeySampler();
  const account = await openAccount(job, options, openSource, keyless);
  const meter = new UsageMeter();
  const rows = readRows((read) => account?.entering(read) ?? read);
  for await (const row of account?.expectedCount === undefined ? rows : orNone(rows, job)) {
    const typed = row.status === 'unmatched' || output === undefined ? row : typedRow(row, output);
    // A promise a row would cost more than most schemas do.
    const told = (typed instanceof Promise ? await typed : typed) as RowOutcome<Output> | Unmatched;
    meter.add(told);
    yield told;
  }
  const missing = new KeySampler();
  for (const row of account?.missing(missingReason(job.state)) ?? []) {
    options.abortSignal?.throwIfAborted();
    meter.add(row);
    if (row.status === 'missing') missing.add(row.key);
    yield row;
  }
  const none = new KeySampler().sample;
  onSummary?.({
    usage: meter.summary,
    ...(account?.expectedCount !== undefined && { expectedCount: account.expectedCount }),
    repeated: account?.repeated.sample ?? none,
    keyless: keyless.sample,
    missing: missing.sample,
    duplicates: account?.duplicates.sample ?? none,
    unknown: account?.unknown.sample ?? none,
  });
}

async function openAccount(
  job: ResultsJob,
  { key, expect, detectDuplicates = false, abortSignal }: ResultsOptions<unknown>,
  openSource: OpenSource,
  keyless: KeySampler,
): Promise<RowAccount | undefined> {
  if (expect === undefined) return detectDuplicates ? RowAccount.ofAnyKeys() : undefined;
  if (expect === 'source') {
    return RowAccount.ofKeys(sourceKeys(job, jobKeys(job, key), openSource, keyless, abortSignal));
  }
  if (typeof expect === 'string') {
    throw new InvalidArgumentError(
      `expect is the text ${JSON.stringify(expect)}. Give 'source', or the keys: an array, a Set, a stream.`,
    );
  }
  return RowAccount.ofKeys(expectedKeys(expect, abortSignal));
}

/** A job that was stopped before it wrote anything left no results: each row is then missing, and that is no error. */
async function* orNone(
  rows: AsyncIterable<RowOutcome | Unmatched>,
  { state }: ResultsJob,
): AsyncGenerator<RowOutcome | Unmatched, void> {
  try {
    yield* rows;
  } catch (error) {
    if (!(error instanceof JobFailedError) || missingReason(state) === 'absent') throw error;
  }
}
